export const booking = {};

export const bookingRefusals = {};
