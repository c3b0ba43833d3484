/** First names, the commonest first, with accents as people have them. */
export const firstNames = words(`Maria James Anna John Emma Michael Sofia David Laura Peter Sarah Thomas Julia Daniel
  Marta Robert Lena Ahmed Elena Paul Nina Mohammed Clara Martin Eva Jan Fatima Marco Lucía José Zoë André Chloë Björn
  Siobhán François Jürgen Agnieszka Łukasz Ngozi Chidi Priya Arjun Yuki Hiroshi Mei Wei Minh Linh Amina Omar Layla
  Yusuf Aisha Karim Ingrid Lars Astrid Søren Kirsten Mikkel Freja Anders Åsa Göran Elsa Nils Ebba Oskar Klara Viktor
  Irina Sergei Olga Dmitri Natalia Ivan Katarzyna Piotr Zofia Tomasz Hanna Jakub Alžběta Václav Jiří Ondřej Zsófia
  László Ágnes Béla Réka Ioana Andrei Mihai Elif Mehmet Ayşe Emre Zeynep Deniz Chiara Giulia Matteo Luca Francesca
  Giovanni Beatriz João Inês Tiago Carmen Álvaro Núria Iker Ainhoa Ximena Diego Valentina Mateo Camila Renée Amélie
  Théo Margaux Baptiste Manon Hugo Léa Noémie Gwendolyn Rhys Cerys Dylan Fiona Callum Morag Hamish Aoife Cillian
  Niamh Oisín Saoirse Quentin Beatrix Ulrike Wolfgang Xaver Yannick Zacharias Olivia Noah Amelia Oliver Isla George
  Ava Harry Mia Jack Ivy Charlie Lily Leo Grace Arthur Freya Oscar Florence Henry Rosie Archie Willow Alfie`);

/** Last names, the commonest first. */
export const lastNames = words(`Smith Müller Nguyen García Johnson Schmidt Martin Silva Brown Novák Williams Kowalski
  Jones Hansen Miller Rossi Davis Kim Wilson Ivanov Anderson Svensson Taylor Lee Moore Dubois Jackson Nielsen White
  Fischer Harris Weber Clark Ferrari Lewis Popescu Robinson Yılmaz Walker Horvat Young Papadopoulos Allen O'Brien King
  O'Neill Wright McDonald Scott D'Angelo Torres van_der_Berg Hill de_la_Cruz Green Ortiz Adams Núñez Baker Peña Nelson
  Öztürk Carter Dvořák Mitchell Søndergaard Roberts Ångström Turner Lindqvist Phillips Sjöberg Campbell Bjørnstad
  Parker Haugen Evans Virtanen Edwards Korhonen Collins Mäkinen Stewart Tóth Morris Szabó Murphy Kovács Cook Nagy
  Rogers Kaya Morgan Demir Cooper Çelik Reed Şahin Bailey Okafor Bell Adeyemi Gomez Mensah Kelly Ndiaye Howard Traoré
  Ward Diallo Cox Abebe Diaz Haile Richardson Patel Wood Sharma Watson Singh Brooks Kumar Bennett Gupta Gray Reddy
  Hughes Tanaka Price Suzuki Myers Watanabe Long Chen Foster Wang Sanders Zhang Ross Liu Morales Tran Powell Pham
  Sullivan Hoang Russell Santos Perry Ferreira Butler Oliveira Barnes Almeida Fisher Quigley Zuckermann Xanthopoulos`);

/** Parts from which the many last names are made that few people have. */
export const nameParts = words(`bal dor fen gri hol jas kel lom mur nev pol quar ros sten tor ulm vik wex yar zim
  bran cald dun elm frost gart hark ives kirk lund`);

/** Domains of addresses, the commonest first. */
export const domains = words(`gmail.com outlook.com hotmail.com yahoo.com icloud.com clinic.example web.de gmx.net
  orange.fr proton.me bluewin.ch seznam.cz uol.com.br`);

function words(text: string): readonly string[] {
  return text.split(/\s+/).map((word) => word.replaceAll("_", " "));
}
