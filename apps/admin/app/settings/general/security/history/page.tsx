export { HistoryPage as default } from "../../../../../src/security/history-page.tsx";
