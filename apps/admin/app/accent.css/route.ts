export { sendAccentSheet as GET } from "@countersign/portal/frame/accent/send-accent-sheet.ts";
