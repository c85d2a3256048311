import type { Report } from "../../src/report/report.ts";
import { makeReportOf } from "./make-report.ts";

/** An agency's text, written for the tests of lineage: eight sentences, two of them quotations. */
export const WIRE = [
  "TARVIK, Ostland (Meridian Press) — A dam above the mining town of Tarvik gave way before dawn on Monday after a week of rain, killing at least 31 people and sweeping away more than 400 homes, the regional governor said.",
  "Rescue crews in rubber boats pulled 118 residents from rooftops and treetops by noon, governor Halla Brennick told reporters at a sports hall that had been turned into a shelter.",
  "“We heard a crack like a cannon and then the whole valley was moving towards us,” said Odo Farrin, a bus driver who carried his two daughters up a hillside in the dark.",
  "The reservoir, built in 1968 to supply copper smelters downstream, held about 14 million cubic meters of water when its northern wall collapsed, according to the state water board.",
  "Inspectors had rated the structure as needing urgent repair in three consecutive reports, documents published by the national audit office last spring show.",
  "The mining company that operates the dam, Corvane Metals, said in a statement that it was cooperating with investigators and had suspended work at the site.",
  "“Nobody can claim that this came without a warning to those in charge,” Brennick said, calling for an independent inquiry within the month.",
  "Ostland’s worst dam failure was in 1985, when 204 people died in a flood below the village of Hask.",
] as const;

/** The same news as another newsroom writes it that has the agency's text before it. */
export const REWRITE = [
  "At least 31 people are dead after a dam above the mining town of Tarvik burst on Monday, following a week of heavy rain.",
  "More than 400 homes were swept away when the northern wall of the reservoir collapsed, the governor of the region has said.",
  "By noon crews in rubber boats had pulled 118 people from rooftops and treetops.",
  "Halla Brennick, the governor, was speaking to reporters at a sports hall that had become a shelter for those who fled.",
  "The reservoir was built in 1968 to supply copper smelters and held about 14 million cubic meters of water, says the state water board.",
  "It had been rated as needing urgent repair by inspectors in three reports, according to documents that the national audit office published in spring.",
  "Corvane Metals, the mining company that operates the dam, says it is cooperating with investigators and has suspended work.",
  "The country’s worst dam failure killed 204 people in a flood below the village of Hask in 1985.",
] as const;

/** The same event from a reporter of one's own: facts in common, no words. */
export const OWN = [
  "Survivors queued for bread and dry socks outside Tarvik’s only petrol station yesterday, a day after a wall of brown water erased the lower half of their town.",
  "Officials put the number of dead at 31, a figure that almost everyone here believes will climb once the diggers reach the terraces beside the river.",
  "Mirel Sandor lost a brother, three cousins and the bakery her grandmother opened. She keeps looking down towards a bend where the road used to be.",
  "Engineers hired by residents warned two winters ago about seepage along an old drainage gallery, she recalls, and were laughed out of the council chamber.",
  "Lawyers for the families are gathering letters, photographs and text messages that, they hope, prove the operator knew.",
  "School will not reopen before the new year. Its gymnasium now holds ninety cots, two nurses and a goat someone refused to leave behind.",
] as const;

/** Another event, with nothing in common. */
export const OTHER = [
  "Transit police in Quillon said on Thursday that a tram had jumped its rails at a junction near the harbour and struck a kiosk, injuring nineteen passengers.",
  "None of the injuries was life-threatening, hospital managers reported, though a teenager was kept overnight with a broken collarbone.",
  "Investigators are examining a switch that was replaced in July and the tram’s event recorder, which was recovered undamaged.",
  "Service on lines four and nine will be replaced by buses until the weekend, and commuters were advised to allow an extra half hour.",
] as const;

/** A report of these sentences, two a paragraph. */
export function reportOf(
  outlet: string,
  day: string,
  sentences: readonly string[],
  given: Partial<Report> = {},
): Report {
  const text = sentences.reduce((all, one, i) => `${all}${i === 0 ? "" : i % 2 === 0 ? "\n\n" : " "}${one}`, "");
  return makeReportOf(outlet, day, { ...given, text });
}
