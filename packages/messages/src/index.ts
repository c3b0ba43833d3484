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
export { MESSAGES, QUEUE_SCHEMA, TEXTS, UNDELIVERABLE, WORK } from "./queue/queue-names.ts";
export { codeDigits } from "./sign-in-code/code-digits.ts";
export { matchingWord } from "./sign-in-code/matching-word.ts";
export { SIGN_IN_CODE_MINUTES } from "./sign-in-code/sign-in-code-minutes.ts";
