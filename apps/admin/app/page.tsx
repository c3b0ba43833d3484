export { DashboardPage as default } from "../src/dashboard/dashboard-page.tsx";
