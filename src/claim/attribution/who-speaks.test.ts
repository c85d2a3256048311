import { describe, expect, test } from "vitest";
import { makeReportOfText } from "../../../test/support/make-report.ts";
import type { Report } from "../../report/report.ts";
import type { Claim } from "../claim.ts";
import { findClaims } from "../find-claims.ts";

const reportOf = (text: string, language = "en"): Report =>
  makeReportOfText(text, {
    outlet: { name: "Harbour News", domain: null, owner: null },
    publishedAt: "2031-05-07",
    language,
  });

const lastOf = (text: string, language?: string): Claim | undefined =>
  findClaims(reportOf(text, language)).claims.at(-1);
const chain = (text: string, language?: string): string =>
  lastOf(text, language)
    ?.sources.map(({ name, anonymous }) => (anonymous ? `${name}*` : name))
    .join(" > ") ?? "no claim";

describe("whose word the last figure is, from its origin to the reader; * unnamed", () => {
  test.for([
    // described first, named in the apposition
    [
      "The ferry sank off Port Kell. Its operator, Blue Strait Lines, said 88 people were rescued.",
      "Blue Strait Lines",
    ],
    ["The mine’s owner, Karst Coal, said 14 miners died. The company said 30 were hurt.", "Karst Coal"],
    ["The alliance’s commander, Gen. Ruth Amsel, spoke. The general said 300 soldiers had died.", "Ruth Amsel"],
    ["The chief of the port police, Ira Venn, said 12 people had died.", "port police"],
    ["The Tolvan prime minister, Ira Venn, told parliament that 12 people had died.", "Ira Venn"],
    // named, then called again
    ["Tolvan Rail apologised to families. The rail company said 31 passengers had died.", "Tolvan Rail"],
    ["Police spokeswoman Lena Orsk came. The spokeswoman said nine people had died.", "police"],
    ["Doctors for Relief runs three clinics. It said 212 people had died.", "Doctors for Relief"],
    // what a body has is no speaker
    ["The Compact’s sums raise eyebrows. It puts the dead at 900.", "Compact"],
    // a name behind the noun that says what it is
    ["Mining company Karst Coal said 14 miners were killed.", "Karst Coal"],
    ["The human rights group Tolva Watch said it had documented 44 deaths.", "Tolva Watch"],
    // words of every day are no names
    ["Global monitors said 70 people died.", "global monitors"],
    ["Local officials said 70 people died.", "local officials"],
    ["Western officials said 70 people died.", "Western officials"],
    ["Regional governor Ira Venn said 31 people had been hurt.", "regional governor"],
    // what hangs on a speaker by a preposition is not the speaker
    ["Two diplomats briefed on the matter said 2,000 soldiers had died.", "diplomats*"],
    ["Two NATO officials familiar with the matter said 2,000 soldiers had died.", "NATO*"],
    ["Officials with the flood agency said 45 people were hurt.", "flood agency"],
    // who gives the numbers stands before or behind their noun
    ["At least 230 people have died, according to an AFP tally.", "Agence France-Presse"],
    ["Health ministry data showed 230 deaths.", "Health Ministry"],
    ["At least 230 people have died, according to figures compiled by the Red Cross.", "Red Cross"],
    ["The latest bulletin from the National Flood Agency lists 230 dead.", "National Flood Agency"],
    ["Five hundred rebels died, according to the count of the army.", "army"],
    // accounts and counts
    ["In the army’s account, 500 rebels were killed.", "army"],
    ["By the army’s count 500 rebels were killed.", "army"],
    ["Ninety people died, by the reckoning of the charity Tolva Aid.", "Tolva Aid"],
    // by which means, and not by whom
    ["“We have buried three people,” Ira Venn said by phone.", "Ira Venn"],
    ["“There are 40 dead,” the nurse wrote by text message.", "nurse*"],
    // time between who speaks and what is said
    ["The flood agency, which last week spoke of 31 deaths, had no comment.", "flood agency"],
    // “and” within a name
    ["Four miners died, the Ministry of Energy and Mines said.", "Energy and Mines Ministry"],
    // a clause with a source of its own is not the first one’s
    ["Villagers were led away, residents said, as the army raised its toll to 26 dead.", "army"],
    ["The army said 40 rebels were killed, up from the 12 deaths that the police had announced.", "police"],
    // whoever opens a sentence has said nothing before it
    ["The Tolvan Observatory counted 12 dead rebels. It put army deaths between 35 and 45.", "Tolvan Observatory"],
    ["The Red Front. It claims 86 soldiers killed.", "Red Front"],
    // one of those told before
    ["Two army officers said five men had died. One of them said seven soldiers were wounded.", "army*"],
    // numbers that are written large are no one’s name
    ["Police say 83 people died. Seventy of them were children. It says 950 people were hurt.", "police"],
    // several bodies with one voice
    [
      "Forty people died, said a joint statement by the Tolva Law Society, the Red Cross and the Saro Rights Commission.",
      "Tolva Law Society > Red Cross > Saro Rights Commission",
    ],
    ["The army and the health ministry both put the toll at 31 dead.", "army > Health Ministry"],
    [
      "Human Rights Watch and Amnesty International said 61 people had been killed.",
      "Human Rights Watch > Amnesty International",
    ],
    ["The fire and rescue service said nine people had died.", "fire and rescue service"],
    // what gives no number needs one who may speak
    ["A gas leak set off a blast early on Friday, leaving 12 people dead, officials said.", "officials"],
    ["A toll from Tuesday’s quake topped 700 deaths on Friday.", ""],
    // when it was said is nobody
    ["Last night’s figures: 19 people killed.", ""],
    ["The papers this morning say 60 people died.", "papers"],
    // a lab confirms, and says nothing
    ["Twenty-one of the deaths were confirmed by a laboratory, the ministry said.", "ministry"],
    // known by what is written large
    ["The aid group Doctors Across Lines said 12 people had died.", "Doctors Across Lines"],
    ["Volunteers known as the River Guard said 12 people had died.", "River Guard"],
    ["The Tolva Front armed group said 12 soldiers had died.", "Tolva Front"],
    ["The state-appointed Tolvan Rights Commission said 12 people had died.", "Tolvan Rights Commission"],
    ["Amnesty International’s Nairobi office said 12 people had died.", "Amnesty International"],
    // told, and by whom
    ["Radio Tolva has been told by two officers that 31 people died.", "officers* > Radio Tolva"],
    ["Norland’s top commander said 31 soldiers had died.", "Norland’s top commander"],
    ["Ira Venn, 43, who lost her house, said 31 people had died.", "Ira Venn"],
    ["Provincial authorities in Saro report 19 people dead.", "provincial authorities"],
    ["The institute spent weeks there; its director said 19 people had died.", "institute"],
    ["The ministry’s toll stands at 30 dead.", "ministry"],
    // who is quoted, and who carries it
    ["State television quoted the health minister as saying 31 people had died.", "Health Ministry > state television"],
    ["The flood agency was quoted by Reuters as saying 12 people had drowned.", "flood agency > Reuters"],
    ["Forty-five people died, according to the health ministry, quoted by Reuters.", "Health Ministry > Reuters"],
    ["Five people were killed, Reuters reported, citing a police source.", "police* > Reuters"],
    ["Citing the coast guard, Reuters reported that five people drowned.", "coast guard > Reuters"],
    // a body and who speaks for it are one
    ["A spokesman for NATO says the alliance stands by its estimate of 900 dead.", "NATO*"],
    // two who speak in one sentence
    ["Tolva says 300 soldiers are dead; Norland says it lost 40 soldiers.", "Norland"],
    ["Norland lowers its toll to 1,390, says 60 bodies were counted twice", "Norland"],
    // lists
    ["The ministry gave these figures:\n\n- 31 people killed\n\n- 200 people injured", "ministry"],
    ["According to the flood agency:\n\n• 31 people have died\n\n• 4,000 people have been evacuated", "flood agency"],
    ["The ministry’s figures: 9 dead, 31 injured.", "ministry"],
    // headlines
    ["At least 40 dead in quake – UN", "United Nations"],
    ["Forty dead in ferry blaze: coast guard", "coast guard"],
    // the hour of a live report’s entry
    ["10.40 Police now speak of 11 dead.", "Police"],
  ] as const)("%s", ([text, names]) => expect(chain(text)).toBe(names));

  test.for([
    ["El portavoz de la Cruz Roja, Juan Ruiz, dijo que 12 personas murieron.", "Red Cross"],
    ["Según la policía, 12 personas murieron.", "policía"],
  ] as const)("%s", ([text, names]) => expect(chain(text, "es")).toBe(names));
});
