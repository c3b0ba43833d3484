export { TextsPage as default } from "../../../../../src/security/texts/texts-page.tsx";
