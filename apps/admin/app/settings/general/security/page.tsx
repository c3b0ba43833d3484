export { SecurityPage as default } from "../../../../src/security/security-page.tsx";
