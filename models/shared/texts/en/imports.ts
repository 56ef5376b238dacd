export const imports = {};

export const importRefusals = {};
