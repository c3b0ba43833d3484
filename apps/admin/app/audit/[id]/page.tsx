export { EventPage as default } from "../../../src/audit/event/event-page.tsx";
