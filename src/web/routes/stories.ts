import { Hono } from "hono";
import { renderStoriesPage, type StoryCard, type StoryQuestion } from "../../publish/pages/stories-page.tsx";
import { orderEntries } from "../../publish/parts/entry-order.ts";
import { answerPage } from "../answer-page.ts";
import { frameOf, type WebContext, type WebVariables } from "../web-context.ts";

// Longer than any headline: a question past it is cut, not refused.
const WORDS_LIMIT = 200;

/** The list of stories, with search and filters that live in the address. */
export function storiesRoute({ site, origin }: WebContext): Hono<WebVariables> {
  const routes = new Hono<WebVariables>();
  routes.get("/", async (context) => {
    const question = readQuestion(new URL(context.req.url).searchParams);
    const { version, shown: cards } = await site.cards();
    const hits = question.words === "" ? [] : await site.search(question.words);
    const isAsked = Object.values(question).some((value) => value !== "");
    const fitting = cards.filter((card) => fitsQuestion(card, question));
    const frame = frameOf("index.html", origin, context.get("editor"));
    return answerPage(
      context,
      version,
      () => renderStoriesPage(fitting, frame, isAsked ? { question, hits } : null),
      isAsked ? JSON.stringify(question) : "",
    );
  });
  routes.get("/index.html", (context) => context.redirect("/"));
  return routes;
}

function readQuestion(parameters: URLSearchParams): StoryQuestion {
  const word = (name: string): string => (parameters.get(name) ?? "").trim().slice(0, WORDS_LIMIT);
  return { words: word("q"), place: word("place"), grade: word("grade"), from: word("from"), to: word("to") };
}

function fitsQuestion({ ledger }: StoryCard, question: StoryQuestion): boolean {
  const { story } = ledger;
  const place = question.place.toLowerCase();
  const places = [...story.places, ...ledger.entries.map((entry) => entry.place ?? "")];
  return (
    (place === "" || places.some((one) => one.toLowerCase().includes(place))) &&
    (question.grade === "" || orderEntries(ledger)[0]?.grade === question.grade) &&
    (question.from === "" || (story.to ?? "9999").slice(0, 10) >= question.from) &&
    (question.to === "" || (story.from ?? "0000").slice(0, 10) <= question.to)
  );
}
