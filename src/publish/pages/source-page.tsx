import type { Entry, Statement } from "../../ledger/ledger.ts";
import { digestOf } from "../../text/digest.ts";
import { linkFrom, pathOf } from "../links.ts";
import { PageFrame, renderPage } from "../page-frame.tsx";
import { plural, sayCounted, sayScope } from "../parts/say-counts.ts";
import { sayRange, sayStatement } from "../parts/say-figure.ts";
import { Day } from "../parts/statement-table.tsx";
import type { SiteFrame, SiteStory } from "../site.ts";

/** One utterance of a source, and the entry it stands in. */
export interface SourceWord {
  readonly story: SiteStory;
  readonly entry: Entry;
  readonly statement: Statement;
}

/** The site's id of a source: a digest of its name. */
export function sourceId(name: string): string {
  return digestOf("source", name);
}

/** All that each named source of some stories said, by name. */
export function collectSources(stories: readonly SiteStory[]): ReadonlyMap<string, readonly SourceWord[]> {
  const words = new Map<string, SourceWord[]>();
  for (const story of stories) {
    for (const entry of story.ledger.entries) {
      for (const statement of entry.statements) {
        if (statement.source === null) continue;
        const list = words.get(statement.source);
        const word = { story, entry, statement };
        if (list === undefined) words.set(statement.source, [word]);
        else list.push(word);
      }
    }
  }
  return new Map([...words].sort(([a], [b]) => a.localeCompare(b, "en")));
}

/** All that one source said over time, against what others said of the same. */
export function renderSourcePage(name: string, words: readonly SourceWord[], frame: SiteFrame): string {
  const ordered = [...words].sort(
    (a, b) => dayOf(a.statement).localeCompare(dayOf(b.statement)) || a.statement.id.localeCompare(b.statement.id),
  );
  return renderPage(
    <PageFrame
      frame={frame}
      head={{ title: name, description: `What ${name} said, and what others said of the same.`, feed: null }}
    >
      <p class="crumbs">
        <a href={linkFrom(frame.path, pathOf.sources())}>Sources</a>
      </p>
      <h1>{name}</h1>
      <p class="section__lead">
        {plural(words.length, "statement")}, by the day it was said; beside each, what others say of the same thing.
      </p>
      <div class="table">
        <table>
          <caption>What {name} said</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Of what</th>
              <th scope="col">Figure</th>
              <th scope="col">Others say</th>
              <th scope="col">Story</th>
            </tr>
          </thead>
          <tbody>
            {ordered.map(({ story, entry, statement }) => (
              <tr class={statement.current ? undefined : "is-past"}>
                <td class="number">
                  {dayOf(statement) === "~" ? <span class="soft">not told</span> : <Day day={dayOf(statement)} />}
                </td>
                <th scope="row">
                  <a href={linkFrom(frame.path, pathOf.entry(entry.id))}>{sayCounted(entry)}</a>{" "}
                  <small class="soft">{sayScope(entry) ?? ""}</small>
                </th>
                <td>
                  <a class="number" href={linkFrom(frame.path, pathOf.statement(statement.id))}>
                    {sayStatement(statement, entry.unit, story.claims)}
                  </a>{" "}
                  <small class="soft">{statement.stance}</small>
                </td>
                <td>{sayOthers(entry, name)}</td>
                <td>
                  <a href={linkFrom(frame.path, pathOf.story(story.ledger.story.id))}>{story.ledger.story.title}</a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </PageFrame>,
  );
}

/** The list of everyone who is named as an origin. */
export function renderSourcesPage(sources: ReadonlyMap<string, readonly SourceWord[]>, frame: SiteFrame): string {
  return renderPage(
    <PageFrame
      frame={frame}
      head={{ title: "Sources", description: "Everyone who is named as the origin of a figure.", feed: null }}
    >
      <h1>Sources</h1>
      <p class="section__lead">
        Everyone who is named as the origin of a figure, by name. An outlet that repeats a word is no source of it.
      </p>
      <div class="table">
        <table>
          <caption>Named origins</caption>
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col">Statements</th>
              <th scope="col">Stories</th>
            </tr>
          </thead>
          <tbody>
            {[...sources].map(([name, words]) => (
              <tr>
                <th scope="row">
                  <a href={linkFrom(frame.path, pathOf.source(sourceId(name)))}>{name}</a>
                </th>
                <td>{words.length}</td>
                <td>{new Set(words.map((word) => word.story.ledger.story.id)).size}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </PageFrame>,
  );
}

function dayOf(statement: Statement): string {
  return statement.saidOn ?? statement.asOf ?? "~";
}

function sayOthers(entry: Entry, name: string): string {
  const others = entry.statements.filter(
    (statement) => statement.current && statement.source !== name && statement.source !== null,
  );
  if (others.length === 0) return "no one else";
  return others
    .slice(0, 4)
    .map((statement) => `${statement.source}: ${sayRange(statement.low, statement.high, entry.unit)}`)
    .join("; ");
}
