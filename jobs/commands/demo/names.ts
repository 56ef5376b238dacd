import type { Dice } from "./random.ts";

/** Invented people: given and family names of many cultures, some of them in their own script. */
const GIVEN =
  "Ana Luis Elena Marco Sofía Iker Nerea Bilal Amina Yusuf Layla Omar Ingunn Sven Astrid Jonas Siobhán Declan Aoife Chukwuemeka Ngozi Thandiwe Sipho Mei Jun Hana Kenji Minh Linh Priya Arjun Kavya Olga Dmitri Marta Piotr Zofia João Inês Rui Carmen Diego Lucía Pau Laia Oriol Fatou Mamadou Esi Kwame Ines Hugo Léa Théo Elif Deniz Noa Eitan Leila Cyrus".split(
    " ",
  );
const FAMILY =
  "García Fernández Iturralde Etxeberria Quesada Montoro Navarro Roca Puig Vidal Okafor Adébáyò Mensah Diallo Tshabalala Dlamini Lindqvist Solheim Aasen Haugen Nowak Kowalczyk Novák Horvat Ivanova Petrov Rossi Ferrari Almeida Sousa Pérez-Reverte MacKenzie Ó'Brien Byrne Kelly Schmidt Weber Dubois Lefèvre Demirci Yılmaz Nguyễn Trần Phạm Sharma Iyer Tanaka Suzuki Chen Li Kim Park Haddad Farahani Levi Mizrahi Santos Costa Reis Serrano".split(
    " ",
  );
const OWN_SCRIPT = ["ليلى حدّاد", "سلمى المنصوري", "נועה בן־דוד", "نور الهاشمي", "يوسف العلي", "דניאל כהן"];

/** A name that nobody has yet. */
export function nameFrom(dice: Dice, taken: Set<string>): string {
  for (let tries = 0; ; tries++) {
    const double = dice.chance(25) || tries > 20 ? ` ${dice.pick(FAMILY)}` : "";
    const name = dice.chance(2) ? dice.pick(OWN_SCRIPT) : `${dice.pick(GIVEN)} ${dice.pick(FAMILY)}${double}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}
