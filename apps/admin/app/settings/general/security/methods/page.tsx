export { MethodsPage as default } from "../../../../../src/security/methods-page.tsx";
