export { NotFoundPage as default } from "@countersign/portal/frame/not-found-page.tsx";
