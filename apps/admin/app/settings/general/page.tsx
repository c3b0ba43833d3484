export { GeneralPage as default } from "../../../src/general/general-page.tsx";
