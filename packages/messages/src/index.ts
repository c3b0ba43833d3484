export {
  type LinkMessage,
  type Message,
  type MessageKind,
  type MessageOf,
  messageSchema,
  type Notice,
  type SignInCodeMessage,
} from "./catalogue/message.ts";
export { type Work, workSchema } from "./catalogue/work.ts";
export { enqueue, enqueueWork } from "./queue/enqueue.ts";
export { MESSAGES, QUEUE_SCHEMA, UNDELIVERABLE, WORK } from "./queue/queue-names.ts";
export { codeDigits } from "./sign-in-code/code-digits.ts";
export { matchingWord } from "./sign-in-code/matching-word.ts";
export { linkLetter } from "./templates/link-letter.ts";
export { renderNotice } from "./templates/render-notice.ts";
export type { ClinicFacts, HelpContact, LinkFacts, Rendered, SignInCodeFacts } from "./templates/rendered.ts";
export { SIGN_IN_CODE_MINUTES, signInCode } from "./templates/sign-in-code.ts";
