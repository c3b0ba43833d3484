export default function HomePage() {
  return <h1>Staff portal</h1>;
}
