export { CoveragePage as default } from "../../../src/coverage/coverage-page.tsx";
