export { SignInPage as default } from "@countersign/portal/login/sign-in-page.tsx";
