export { SheetPage as default } from "../../../../../src/sheet/sheet-page.tsx";
