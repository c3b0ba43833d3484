import type { MessageOf } from "../../../catalogue/message.ts";
import type { Fact, LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { inWords, quoted, whenAndWhere } from "../../wording.ts";

type News = MessageOf<"reset_news">["news"];
type Words = {
  readonly subject: string;
  /** What happened. @param whose "your" or somebody's, in the genitive */
  readonly says: (whose: string) => string;
  readonly until?: string;
};

const WHAT = "two-factor authentication";
const ended = (because: string): Words => ({
  subject: "A reset will not happen",
  says: (whose) => `The reset of ${whose} ${WHAT} that was asked for will not happen: ${because}`,
});

const WORDS: Readonly<Record<News, Words>> = {
  waits_for_approval: {
    subject: "A reset waits for approval",
    says: (whose) =>
      `An admin asks for ${whose} ${WHAT} to be reset. Another admin has to approve it, on that person's page in the console. Make sure first that it is really them who lost their phone.`,
    until: "Can be approved until",
  },
  waits_for_time: {
    subject: "An admin's second factor is to be reset",
    says: (whose) =>
      `An admin asks for ${whose} ${WHAT} to be reset. Nothing has changed yet: it is done by itself in an hour, unless it is cancelled on that person's page in the console.`,
    until: "Will be done",
  },
  done: {
    subject: "An admin's second factor was reset",
    says: (whose) =>
      `As was asked for, ${whose} ${WHAT} was reset. They sign in with their password and set it up again.`,
  },
  by_operator: {
    subject: "The operator reset a second factor",
    says: (whose) =>
      `The operator of your clinic's system reset ${whose} ${WHAT}, without anybody signing in to the console. They sign in with their password and set it up again.`,
  },
  cancelled: ended("it was cancelled."),
  stopped: ended("it was stopped with the link that was mailed to the person."),
  expired: ended("nobody approved it in time."),
  asker_gone: ended("whoever asked is no longer an admin."),
  person_gone: ended("the account was deactivated."),
  person_recovered: ended("another authenticator has been set up meanwhile."),
  nothing_to_reset: ended("there is nothing left to reset."),
  more_admins: ended(
    "there are more than two admins now, so another one has to approve it. It can be asked for again.",
  ),
  reset_otherwise: ended("it was reset in another way."),
};

/** What becomes of the reset of an admin: to the other admins, and to the person. */
export function resetNews({ notice, clinic }: NoticeFacts<MessageOf<"reset_news">>): LetterContent {
  const { subject, says, until } = WORDS[notice.news];
  const sentence = says(notice.yours ? "your" : `${quoted(notice.person)}'s`);
  const more: Fact[] = [
    ...(notice.askedBy === null ? [] : [{ label: "Asked by", value: quoted(notice.askedBy) }]),
    { label: "Reason given", value: quoted(notice.reason) },
    ...(until && notice.until ? [{ label: until, value: inWords(new Date(notice.until), clinic) }] : []),
  ];
  return {
    subject,
    preview: notice.yours ? sentence : `${subject}: ${quoted(notice.person)}.`,
    parts: [sentence, whenAndWhere(notice, clinic, ...more), "If you did not expect this, talk to each other now."],
    help: true,
  };
}
