import { createContext, useContext } from "react";

/** What the server alone knows while it renders a page: the nonce of its scripts and the id of the request. */
export interface Delivery {
  nonce?: string;
  requestId?: string;
}

export const DeliveryContext = createContext<Delivery>({});

export const useDelivery = (): Delivery => useContext(DeliveryContext);
