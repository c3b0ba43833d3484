export { ForecastPage as default } from "../../../../../src/forecast/forecast-page.tsx";
