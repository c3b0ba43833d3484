export { StaffHomePage as default } from "@countersign/portal/home/staff-home-page.tsx";
