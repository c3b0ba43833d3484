export { ReviewPage as default } from "../../../../../src/review/review-page.tsx";
