export { EndedPage as default } from "@countersign/portal/login/ended-page.tsx";
