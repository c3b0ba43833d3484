export { InvitationPage as default } from "@countersign/portal/invitation/invitation-page.tsx";
