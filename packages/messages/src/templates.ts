export { linkLetter } from "./templates/link-letter.ts";
export { renderNotice } from "./templates/render-notice.ts";
export type {
  ClinicFacts,
  HelpContact,
  LinkFacts,
  NoticeLink,
  Rendered,
  SignInCodeFacts,
} from "./templates/rendered.ts";
export { LOGO_CONTENT_ID } from "./templates/rendered.ts";
export { signInCode } from "./templates/sign-in-code.ts";
