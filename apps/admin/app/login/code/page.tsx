export { CodePage as default } from "@countersign/portal/login/code/code-page.tsx";
