export const department = {};

export const departmentRefusals = {};
