export const session = {};

export const sessionRefusals = {};
