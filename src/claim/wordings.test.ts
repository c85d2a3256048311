import { describe, expect, test } from "vitest";
import { makeReportOf } from "../../test/support/make-report.ts";
import type { Claim } from "./claim.ts";
import { findClaims } from "./find-claims.ts";

// figure and measure, in order of the text; a mark where the claim is no part of the story's own count
const short = ({ figure, measure, modality, comparison }: Claim): string =>
  `${figure.text} ${measure}${comparison ? " (comparison)" : ""}${modality === "reported" ? "" : ` (${modality})`}`;
const told = (text: string): readonly string[] =>
  [...findClaims(makeReportOf("Gazette", "2024-10-09", { text })).claims]
    .sort((a, b) => a.figure.start - b.figure.start)
    .map(short);

describe("those told beside the figure, and what stands between it and its predicate", () => {
  test.for([
    ["Five passengers traveling on the ferry to Mirzan were injured.", ["Five wounded"]],
    ["At least seven palace guards riding in a military truck were killed today.", ["At least seven killed"]],
    [
      "Four policemen and a student were killed, and at least 20 soldiers injured when the truck blew up.",
      ["Four killed", "a student killed", "at least 20 wounded"],
    ],
    ["Five policemen and a civilian were killed.", ["Five killed", "a civilian killed"]],
    ["Four people including one child were injured.", ["Four wounded", "one wounded"]],
    ["Four people, including one child, were injured.", ["Four wounded", "one wounded"]],
    [
      "Six monks (five Danes and one Swede) and two women were killed.",
      ["Six killed", "five killed", "one killed", "two killed"],
    ],
    [
      "Six monks -- five Danes and one Swede -- and two women were killed.",
      ["Six killed", "five killed", "one killed", "two killed"],
    ],
    ["Six priests and two humble women who worked with them were brutally murdered.", ["Six killed", "two killed"]],
    [
      "At least 16 members of the “Village Watch” (the militia that fights raiders) died and another 30 were wounded.",
      ["At least 16 killed", "30 wounded"],
    ],
    ["The minister was shot dead along with two of his bodyguards.", ["The minister killed", "two killed"]],
    ["The mayor was killed, along with two other party members.", ["The mayor killed", "two killed"]],
    [
      "Rebels have killed the mayor of the small town of Ostrel, as well as two farmers.",
      ["the mayor killed", "two killed"],
    ],
    ["Gunmen murdered a police inspector and two of his brothers.", ["a police inspector killed", "two killed"]],
    [
      "He condemned the murder of Ivo Lenz, his wife and two other people.",
      ["Ivo Lenz killed", "his wife killed", "two killed"],
    ],
    [
      "The killing of six of their members, including rector Ivo Lenz and two women, shocked the town.",
      ["six killed", "rector Ivo Lenz killed", "two killed"],
    ],
    ["Two of the minister's bodyguards were also killed.", ["Two killed"]],
    [
      "Three shells killed five well-known figures, including candidate Ivo Lenz.",
      ["five killed", "candidate Ivo Lenz killed"],
    ],
    ["At least five people, including journalists and a camera crew, were wounded.", ["At least five wounded"]],
    ["About 7 people were killed and 12 injured, including 2 minors.", ["About 7 killed", "12 wounded", "2 wounded"]],
    ["Four people have bullet wounds.", ["Four wounded"]],
    ["One person suffered minor injuries.", ["One wounded"]],
    [
      "In addition to 30 dead civilians, more than 200 soldiers and rebels have been killed.",
      ["30 killed", "more than 200 killed"],
    ],
    ["The killers of the six priests could have been soldiers.", ["six killed"]],
    ["The murderers of the two nurses fled.", ["two killed"]],
    ["Men in uniform killed six priests and two companions.", ["six killed", "two killed"]],
    [
      "The assassination of rector Ivo Lenz, five other monks and two women is still unsolved.",
      ["rector Ivo Lenz killed", "five killed", "two killed"],
    ],
    ["They kidnapped 12 students, of whom five were later found murdered.", ["12 abducted", "five killed"]],
    ["They kidnapped 12 students, out of which 5 were later found murdered.", ["12 abducted", "5 killed"]],
    ["The judge was travelling with two guards. One of them was injured.", ["One wounded"]],
    ["Five people were at work when the bomb went off; one of them was injured.", ["one wounded"]],
    [
      "Twelve soldiers were injured, as were some pedestrians, including a child.",
      ["Twelve wounded", "a child wounded"],
    ],
    ["The army sustained 20 killed and 10 wounded.", ["20 killed", "10 wounded"]],
    ["We have inflicted 1,902 dead and 1,209 wounded on the enemy.", ["1,902 killed", "1,209 wounded"]],
    ["Two men and two women were murdered.", ["Two killed", "two killed"]],
    ["Two soldiers and three others died.", ["Two killed", "three killed"]],
    ["The clashes left 12 dead: 10 rebels and two soldiers.", ["12 killed", "10 killed", "two killed"]],
    ["The mob hacked to death eleven herders and burned their huts.", ["eleven killed"]],
    ["Eleven herders were hacked to death.", ["Eleven killed"]],
    ["Three men were found dead with their hands tied.", ["Three killed"]],
    ["Four hikers froze to death.", ["Four killed"]],
    ["Nine people burned to death when the tanker caught fire.", ["Nine killed"]],
    ["Six children suffocated in the truck.", ["Six killed"]],
    ["Fourteen migrants drowned off the cape.", ["Fourteen killed"]],
    ["Two workers were electrocuted.", ["Two killed"]],
    ["Three cooks were crushed to death.", ["Three killed"]],
    ["At least 40 pilgrims were trampled to death.", ["At least 40 killed"]],
    ["Eight miners lost their lives.", ["Eight killed"]],
    ["Seven sailors perished.", ["Seven killed"]],
    ["More than 60 villagers succumbed to their injuries.", ["More than 60 killed"]],
    ["The ministry counted 31 martyrs.", ["31 killed"]],
    ["Five villagers were gunned down outside the mosque.", ["Five killed"]],
    ["Ten inmates were executed at dawn.", ["Ten killed"]],
    ["The militia beheaded 21 fishermen.", ["21 killed"]],
    ["Nineteen fighters were slain.", ["Nineteen killed"]],
    ["All 66 people on board were killed.", ["66 killed"]],
    ["All but two of the 30 passengers died.", []],
  ] as readonly (readonly [string, readonly string[]])[])("%s", ([text, expected]) =>
    expect(told(text)).toEqual(expected),
  );
});

describe("single people: what stands between them and their predicate, and whose death is no loss", () => {
  test.for([
    ["A woman in the back seat of the car was killed.", ["A woman killed"]],
    ["A soldier guarding the depot was wounded.", ["A soldier wounded"]],
    ["A man who was passing by was killed by shrapnel.", ["A man killed"]],
    ["A gunman who killed a guard was arrested.", ["a guard killed"]],
    ["A man killed three women.", ["three killed"]],
    [
      "Ana Mora, judge of the port court, and two of her guards were assassinated in the street.",
      ["Ana Mora killed", "two killed"],
    ],
    ["The murder on 15 September of Ivo Lenz, a student, was condemned.", ["Ivo Lenz killed"]],
    ["Gunmen injured a guard and a passerby.", ["a guard wounded", "a passerby wounded"]],
    ["After the death of Ivo Lenz in the attack the army moved in.", ["Ivo Lenz killed"]],
    ["After the death of Ivo Lenz his party chose a new leader.", []],
    ["Her father died of cancer last year.", []],
    ["The singer died on Tuesday, aged 83.", []],
    ["The senator died after a long illness.", []],
    ["A nurse died of her wounds on Monday.", ["A nurse killed"]],
    ["This year is the 10th anniversary of Ivo Lenz's assassination.", ["Ivo Lenz killed"]],
    ["SEGOVIA, IN OSTREL DEPARTMENT, WAS HIT BY A BOMB THAT KILLED A FARMER.", ["A FARMER killed"]],
    ["Two of the wounded rebels died later in hospital.", ["Two killed"]],
    ["The blast left 14 people dead and more than 20 wounded.", ["14 killed", "more than 20 wounded"]],
    ["Fighting left about 1,000 dead and more than 1,500 wounded.", ["about 1,000 killed", "more than 1,500 wounded"]],
  ] as readonly (readonly [string, readonly string[]])[])("%s", ([text, expected]) =>
    expect(told(text)).toEqual(expected),
  );
});
