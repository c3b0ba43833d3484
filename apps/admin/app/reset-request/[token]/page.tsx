export { StopResetPage as default } from "../../../src/reset-request/stop-reset-page.tsx";
