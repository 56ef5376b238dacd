import { Int32, Long } from "../bson/values.ts";
import { fields } from "./answer.ts";
import type { Command } from "./command.ts";
import { setName } from "./hello.ts";

const primary = { state: 1, stateStr: "PRIMARY" };
const term = Long.fromNumber(1);

/** The state of the replica set that `hello` announces: this server is its only member. */
export const replSetGetStatus: Command = {
  fields: ["initialSync"],
  isAdministrative: true,
  run({ server }) {
    const date = new Date();
    const optime = { ts: server.clock.now(), t: term };
    const member = { _id: new Int32(0), name: server.address, health: 1, ...primary };
    return fields({
      set: setName,
      date,
      myState: primary.state,
      term,
      heartbeatIntervalMillis: Long.fromNumber(2_000),
      majorityVoteCount: 1,
      writeMajorityCount: 1,
      votingMembersCount: 1,
      writableVotingMembersCount: 1,
      optimes: { lastCommittedOpTime: optime, appliedOpTime: optime, durableOpTime: optime },
      members: [
        { ...member, uptime: Math.floor(process.uptime()), optime, optimeDate: date, configVersion: 1, self: true },
      ],
    });
  },
};

/** Every write is on disk before it is answered, which is what a majority of one member asks for. */
export const getDefaultRWConcern: Command = {
  fields: ["inMemory"],
  isAdministrative: true,
  run: () =>
    fields({
      defaultReadConcern: { level: "local" },
      defaultWriteConcern: { w: "majority", wtimeout: 0 },
      defaultReadConcernSource: "implicit",
      defaultWriteConcernSource: "implicit",
      localUpdateWallClockTime: new Date(),
    }),
};
