export default function HomePage() {
  return <h1>Admin console</h1>;
}
