import { Sign } from "../sign.tsx";
import { Stack } from "../stack.tsx";
import { bag, late, night, passenger, people, unbreakable, winter } from "./moments.ts";
import { Part } from "./part.tsx";

export function Signs() {
  return (
    <Part
      id="sign"
      title="The sign"
      rule="One a page, for what the page is about. Its day block is lit when the place is yours, dashed when not firm, plain when it is not yours."
    >
      <Stack>
        <Sign
          {...passenger}
          kind="mine"
          label="Your next session"
          title="One passenger, kerb to seat"
          to="#sign"
          facts={[
            { icon: "map-pin", term: "Meet at", answer: "Assistance desk, Terminal A, arrivals level, door 4" },
            { icon: "user", term: "Host", answer: <bdi>{people.tomas.name}</bdi> },
            { icon: "shirt", term: "Wear", answer: "Flat shoes, your badge. We lend you a vest." },
          ]}
          acts={[
            { to: "#card", icon: "id-badge-2", text: "Open the day card" },
            { to: "#way", icon: "map-2", text: "How to get there" },
            { to: "#out", text: "I can’t come" },
          ]}
        />
        <Sign
          {...bag}
          label="Not yours"
          facts={[
            {
              icon: "map-pin",
              term: "Meet at",
              answer: (
                <>
                  Staff entrance E7, below Terminal B, Valdemora. <a href="#sign">Map</a>
                </>
              ),
            },
            { icon: "user", term: "Host", answer: <bdi>{people.maria.name}</bdi> },
          ]}
        />
        <Sign {...passenger} label="Slim, yours" kind="mine" slim title="Yours" />
        <Sign {...winter} label="Slim, requested" kind="soft" slim title="Requested, not firm" />
        <Sign {...late} label="Slim, another day for the reader" slim title="Another day for you" />
        <Sign {...night} label="Slim, over midnight" slim title={unbreakable} />
      </Stack>
    </Part>
  );
}
