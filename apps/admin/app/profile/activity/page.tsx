export { ActivityPage as default } from "@countersign/portal/profile/activity/activity-page.tsx";
