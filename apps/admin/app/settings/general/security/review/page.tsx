export { ReviewPage as default } from "../../../../../src/security/review-page.tsx";
