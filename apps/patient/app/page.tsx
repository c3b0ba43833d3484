export default function HomePage() {
  return <h1>Patient portal</h1>;
}
