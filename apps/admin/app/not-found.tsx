export { NotFoundPage as default } from "@countersign/portal/frame/not-found/not-found-page.tsx";
