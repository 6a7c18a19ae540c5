// Generated from openapi/admin.yaml. Do not edit.
export interface paths {
    "/admin/v1/cdrs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List CDRs, the latest first */
        get: operations["listCdrs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/cdrs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The CDR's id, which is that of its session; of a credit CDR, and of one after it, with a suffix. */
                id: string;
            };
            cookie?: never;
        };
        /** Read a CDR */
        get: operations["getCdr"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/cdrs/{id}/credit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a CDR back with a credit CDR; its session is held until it is put right or dropped */
        post: operations["creditCdr"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what is unsent, parked or held, and why */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/deliveries/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As listed. */
                id: components["parameters"]["DeliveryId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a delivery up; of a held CDR, never bill the session */
        post: operations["dropDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/deliveries/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As listed. */
                id: components["parameters"]["DeliveryId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a delivery again now; of a held CDR, price it again */
        post: operations["retryDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/deliveries/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try all that is parked for a partner again now
         * @description Ends also what the partner is waited for, as the retry of one delivery does. Without it, what is parked is tried once an hour, later less often.
         */
        post: operations["retryParkedDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List locations, the first created first */
        get: operations["listLocations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/locations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id, of the bridge's own party; for another party `CC*PID*id`. */
                id: components["parameters"]["ObjectId"];
            };
            cookie?: never;
        };
        /** Read a location */
        get: operations["getLocation"];
        /**
         * Create or replace a location
         * @description Every partner that receives locations is told.
         */
        put: operations["putLocation"];
        post?: never;
        /**
         * Take a location out of service for good
         * @description OCPI knows no deletion, so the location stays and its EVSEs become REMOVED, here and at every partner.
         */
        delete: operations["deleteLocation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List partners in the order in which they came */
        get: operations["listPartners"];
        put?: never;
        /** Register at a partner with the token it gave us */
        post: operations["registerPartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/partners/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["PartnerId"];
            };
            cookie?: never;
        };
        /** Read a partner's state, endpoints and backlog */
        get: operations["getPartner"];
        put?: never;
        post?: never;
        /**
         * Unregister from a partner
         * @description The partner is told where it can be reached; its tokens stop working in any case. Its sessions and CDRs stay.
         */
        delete: operations["deletePartner"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/partners/{id}/limits": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["PartnerId"];
            };
            cookie?: never;
        };
        get?: never;
        /** Say what a session must be like to be billed to this partner without a look at it */
        put: operations["putPartnerLimits"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/partners/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["PartnerId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send nothing to a partner until it is resumed; what changes stays owed */
        post: operations["pausePartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/partners/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["PartnerId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send again what a paused partner is owed */
        post: operations["resumePartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/partners/{id}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["PartnerId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send everything published again and pull the partner's tokens again */
        post: operations["syncPartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/partners/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a token with which a partner can register at the bridge */
        post: operations["invitePartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Price a CDR with tariffs, and explain every cent */
        post: operations["price"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List sessions, the latest first */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        /** Read a session */
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/sessions/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a held session be billed, with figures put right or reasons accepted */
        post: operations["releaseSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/sessions/{id}/samples": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        /** List the meter values of a session in order of time */
        get: operations["listSessionSamples"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/sessions/{id}/signed": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        /**
         * List the signed meter values of a session as they came, and what they are worth
         * @description Signatures are checked with the keys that the station has now.
         */
        get: operations["listSignedRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List charge points by id, then those that knocked and are not set up */
        get: operations["listStations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/stations/{stationId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The station's identity, the last part of the address at which it connects. */
                stationId: components["parameters"]["StationId"];
            };
            cookie?: never;
        };
        /** Read a station's settings and state */
        get: operations["getStation"];
        /**
         * Create a station or replace its settings
         * @description A password that is left out stays as it is. What a GET answers may be sent back.
         */
        put: operations["putStation"];
        post?: never;
        /** Delete a station and disconnect it */
        delete: operations["deleteStation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/stations/{stationId}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The station's identity, the last part of the address at which it connects. */
                stationId: components["parameters"]["StationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send an OCPP call to a station and wait for the answer */
        post: operations["callStation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/stations/{stationId}/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The station's identity, the last part of the address at which it connects. */
                stationId: components["parameters"]["StationId"];
            };
            cookie?: never;
        };
        /** List the certificates of a station that the bridge knows, newest first */
        get: operations["listStationCertificates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/stations/{stationId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The station's identity, the last part of the address at which it connects. */
                stationId: components["parameters"]["StationId"];
            };
            cookie?: never;
        };
        /** List what is worth knowing of a station and is neither a status nor a session, newest first */
        get: operations["listStationEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/stations/{stationId}/local-list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The station's identity, the last part of the address at which it connects. */
                stationId: components["parameters"]["StationId"];
            };
            cookie?: never;
        };
        /** Show what is known of the tokens that a station keeps itself */
        get: operations["getLocalList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/stations/{stationId}/local-list/sync": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The station's identity, the last part of the address at which it connects. */
                stationId: components["parameters"]["StationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have the whole list sent to a station again */
        post: operations["syncLocalList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/stations/{stationId}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The station's identity, the last part of the address at which it connects. */
                stationId: components["parameters"]["StationId"];
            };
            cookie?: never;
        };
        /** List recorded OCPP frames, newest first, both directions */
        get: operations["listStationMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/stations/{stationId}/password": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The station's identity, the last part of the address at which it connects. */
                stationId: components["parameters"]["StationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a connected station a new Basic password
         * @description The station is told the password over its connection. The old one counts beside it until the station has come back with the new one. When the station refuses it, or when it is not known whether it took it (504), that is also a station event.
         */
        post: operations["rotateStationPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/stations/{stationId}/variables": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The station's identity, the last part of the address at which it connects. */
                stationId: components["parameters"]["StationId"];
            };
            cookie?: never;
        };
        /** List the variables that a station of OCPP 2.0.1 or 2.1 reported, as it last did */
        get: operations["listStationVariables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/tariffs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tariffs, the first created first */
        get: operations["listTariffs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/tariffs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id, of the bridge's own party; for another party `CC*PID*id`. */
                id: components["parameters"]["ObjectId"];
            };
            cookie?: never;
        };
        /** Read a tariff */
        get: operations["getTariff"];
        /**
         * Create or replace a tariff
         * @description Running sessions keep the tariff as it was when they started.
         */
        put: operations["putTariff"];
        post?: never;
        /** Delete a tariff, here and at every partner */
        delete: operations["deleteTariff"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the operator's own tokens, then those received from partners */
        get: operations["listTokens"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/v1/tokens/{uid}": {
        parameters: {
            query?: {
                /** @description Needed where one uid belongs to tokens of several types. */
                type?: "AD_HOC_USER" | "APP_USER" | "OTHER" | "RFID";
            };
            header?: never;
            path: {
                /** @description Compared without regard to case. */
                uid: string;
            };
            cookie?: never;
        };
        /** Read a token of the operator's own */
        get: operations["getToken"];
        /** Create or replace a token of the operator's own */
        put: operations["putToken"];
        post?: never;
        /** Delete a token of the operator's own */
        delete: operations["deleteToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process is alive */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the bridge can do its work, that is whether its store answers and it is not shutting down */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Position of a related point, such as an entrance. WGS 84. Write 5 to 7 decimals; 1 to 15 are accepted from peers. */
        AdditionalGeoLocation: {
            latitude: components["schemas"]["Latitude"];
            longitude: components["schemas"]["Longitude"];
            name?: components["schemas"]["DisplayText"];
        };
        AppliedQuirk: {
            /** @enum {string} */
            from: "built-in" | "file" | "station";
            note: string;
            set: components["schemas"]["Quirks"];
            /** @description Where it is documented. */
            source?: string;
        };
        /**
         * @description How the driver was authorized.
         * @enum {string}
         */
        AuthMethod: "AUTH_REQUEST" | "COMMAND" | "WHITELIST";
        /** @description Company behind a role or a location. */
        BusinessDetails: {
            logo?: components["schemas"]["Image"];
            name: string;
            website?: components["schemas"]["URL"];
        };
        /**
         * @description What an EVSE can do.
         * @enum {string}
         */
        Capability: "CHARGING_PROFILE_CAPABLE" | "CHARGING_PREFERENCES_CAPABLE" | "CHIP_CARD_SUPPORT" | "CONTACTLESS_CARD_SUPPORT" | "CREDIT_CARD_PAYABLE" | "DEBIT_CARD_PAYABLE" | "PED_TERMINAL" | "REMOTE_START_STOP_CAPABLE" | "RESERVABLE" | "RFID_READER" | "START_SESSION_CONNECTOR_REQUIRED" | "TOKEN_GROUP_CAPABLE" | "UNLOCK_CAPABLE";
        /** @description Billing record of a finished session or reservation. */
        CDR: {
            auth_method: components["schemas"]["AuthMethod"];
            authorization_reference?: components["schemas"]["Id"];
            cdr_location: components["schemas"]["CdrLocation"];
            cdr_token: components["schemas"]["CdrToken"];
            charging_periods: components["schemas"]["ChargingPeriod"][];
            country_code: components["schemas"]["CountryCode"];
            /** @description Whether this credits an earlier CDR; then credit_reference_id is needed. */
            credit?: boolean;
            /** @description Identifier of the credited CDR. */
            credit_reference_id?: string;
            currency: components["schemas"]["Currency"];
            end_date_time: components["schemas"]["DateTime"];
            /** @description Whether the driver is to be paid for energy from the home charger. */
            home_charging_compensation?: boolean;
            /** @description Only credit CDRs may exceed 36 characters. */
            id: string;
            invoice_reference_id?: string;
            /** @description Moment of the latest change. */
            last_updated: components["schemas"]["DateTime"];
            meter_id?: string;
            party_id: components["schemas"]["PartyId"];
            remark?: string;
            session_id?: components["schemas"]["Id"];
            signed_data?: components["schemas"]["SignedData"];
            start_date_time: components["schemas"]["DateTime"];
            tariffs?: components["schemas"]["Tariff"][];
            /** @description Negative on a credit CDR. */
            total_cost: components["schemas"]["Price"];
            /** @description kWh. */
            total_energy: number;
            total_energy_cost?: components["schemas"]["Price"];
            /** @description Flat fees, apart from those for parking and reservation. */
            total_fixed_cost?: components["schemas"]["Price"];
            total_parking_cost?: components["schemas"]["Price"];
            /** @description Hours without energy transfer. */
            total_parking_time?: number;
            total_reservation_cost?: components["schemas"]["Price"];
            /** @description Hours, charging or not. */
            total_time: number;
            /** @description Cost of charging time. */
            total_time_cost?: components["schemas"]["Price"];
        };
        CdrCredit: {
            reason: string;
        };
        /** @description Quantity used or reached in a charging period. */
        CdrDimension: {
            type: components["schemas"]["CdrDimensionType"];
            volume: number;
        };
        /**
         * @description Quantity and its unit: kWh, kW, ampere, percent or hours. CURRENT, ENERGY_EXPORT, ENERGY_IMPORT, POWER and STATE_OF_CHARGE occur in sessions only.
         * @enum {string}
         */
        CdrDimensionType: "CURRENT" | "ENERGY" | "ENERGY_EXPORT" | "ENERGY_IMPORT" | "MAX_CURRENT" | "MIN_CURRENT" | "MAX_POWER" | "MIN_POWER" | "PARKING_TIME" | "POWER" | "RESERVATION_TIME" | "STATE_OF_CHARGE" | "TIME";
        /** @description Location, EVSE and connector as they were when the session started. */
        CdrLocation: {
            address: string;
            city: string;
            connector_format: components["schemas"]["ConnectorFormat"];
            connector_id: components["schemas"]["Id"];
            connector_power_type: components["schemas"]["PowerType"];
            connector_standard: components["schemas"]["ConnectorType"];
            coordinates: components["schemas"]["GeoLocation"];
            country: components["schemas"]["Country"];
            evse_id: string;
            evse_uid: components["schemas"]["Id"];
            id: components["schemas"]["Id"];
            name?: string;
            postal_code?: string;
            state?: string;
        };
        /** @description Token as far as a session or CDR needs it. */
        CdrToken: {
            contract_id: components["schemas"]["Id"];
            country_code: components["schemas"]["CountryCode"];
            party_id: components["schemas"]["PartyId"];
            type: components["schemas"]["TokenType"];
            uid: components["schemas"]["Id"];
        };
        /** @description Stretch of a session that lasts until the next one starts. */
        ChargingPeriod: {
            dimensions: components["schemas"]["CdrDimension"][];
            start_date_time: components["schemas"]["DateTime"];
            tariff_id?: components["schemas"]["Id"];
        };
        /** @description Which client certificate is the station's; all that is given must fit. */
        ClientCertificate: {
            /** @description The CN of its subject; where this and the fingerprints are left out, the station's id. */
            commonName?: string;
            /** @description SHA-256 of certificates, one of which it must be; 64 hexadecimal digits, with or without colons. */
            fingerprint256?: string[];
            /** @description The O of its subject. */
            organization?: string;
        };
        /** @description Socket or attached cable of an EVSE. */
        Connector: {
            format: components["schemas"]["ConnectorFormat"];
            /** @description Unique within the EVSE. */
            id: components["schemas"]["Id"];
            /** @description Moment of the latest change. */
            last_updated: components["schemas"]["DateTime"];
            /** @description Ampere. */
            max_amperage: number;
            /** @description Watt; given when below what voltage and amperage imply. */
            max_electric_power?: number;
            /** @description Volt; line to neutral for three phases. */
            max_voltage: number;
            power_type: components["schemas"]["PowerType"];
            standard: components["schemas"]["ConnectorType"];
            /** @description Tariffs in force at this connector. */
            tariff_ids?: components["schemas"]["Id"][];
            terms_and_conditions?: components["schemas"]["URL"];
        };
        /**
         * @description Socket in the station, or cable attached to it.
         * @enum {string}
         */
        ConnectorFormat: "SOCKET" | "CABLE";
        ConnectorMapping: {
            /** @description Below the EVSE, for OCPP 2.x; left out: its only one. */
            connectorId?: number;
            /** @description The station's number; for OCPP 1.6 the connectorId. */
            evseId: number;
            evseUid: string;
            /** @description A location id, or `CC*PID*id`. */
            location: string;
            ocpiConnectorId: string;
        };
        ConnectorStatus: {
            at: components["schemas"]["Instant"];
            /** @description Absent where the station speaks of the whole EVSE. */
            connectorId?: number;
            errorCode?: string;
            /** @description 0 is the whole station. */
            evseId: number;
            /**
             * @example Available
             * @example Charging
             * @example Faulted
             */
            status: string;
        };
        /**
         * @description Plug standard.
         * @enum {string}
         */
        ConnectorType: "CHADEMO" | "CHAOJI" | "DOMESTIC_A" | "DOMESTIC_B" | "DOMESTIC_C" | "DOMESTIC_D" | "DOMESTIC_E" | "DOMESTIC_F" | "DOMESTIC_G" | "DOMESTIC_H" | "DOMESTIC_I" | "DOMESTIC_J" | "DOMESTIC_K" | "DOMESTIC_L" | "DOMESTIC_M" | "DOMESTIC_N" | "DOMESTIC_O" | "GBT_AC" | "GBT_DC" | "IEC_60309_2_single_16" | "IEC_60309_2_three_16" | "IEC_60309_2_three_32" | "IEC_60309_2_three_64" | "IEC_62196_T1" | "IEC_62196_T1_COMBO" | "IEC_62196_T2" | "IEC_62196_T2_COMBO" | "IEC_62196_T3A" | "IEC_62196_T3C" | "NEMA_5_20" | "NEMA_6_30" | "NEMA_6_50" | "NEMA_10_30" | "NEMA_10_50" | "NEMA_14_30" | "NEMA_14_50" | "PANTOGRAPH_BOTTOM_UP" | "PANTOGRAPH_TOP_DOWN" | "TESLA_R" | "TESLA_S";
        Correction: {
            at: components["schemas"]["Instant"];
            endedAt?: components["schemas"]["Instant"];
            meterStartWh?: number;
            meterStopWh?: number;
            reason: string;
            startedAt?: components["schemas"]["Instant"];
        };
        /**
         * @description ISO 3166-1 alpha-3 country code.
         * @example NLD
         */
        Country: string;
        /**
         * @description ISO 3166-1 alpha-2 country code, in either case.
         * @example NL
         */
        CountryCode: string;
        /**
         * @description ISO 4217 currency code.
         * @example EUR
         */
        Currency: string;
        /**
         * Format: date-time
         * @description RFC 3339 moment in UTC, written with a Z and at most 25 characters. From peers it is also accepted without a zone (UTC), with a numeric offset, with a blank for the T, and with longer fractions.
         * @example 2026-03-01T08:15:30Z
         */
        DateTime: string;
        /**
         * @description Day of the week.
         * @enum {string}
         */
        DayOfWeek: "MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY" | "FRIDAY" | "SATURDAY" | "SUNDAY";
        Delivery: {
            /** @description Why a CDR is held. */
            code?: string;
            /** @description Why it is parked or held, or what went wrong with the partner last. */
            error?: string;
            /** @description For retry and drop; percent-encode it. */
            id: string;
            /** @description Of the object: `CC*PID*id` of a location or tariff, the id of a session or CDR; of charging profiles, of the session. */
            key: string;
            /** @enum {string} */
            kind: "locations" | "tariffs" | "sessions" | "cdrs" | "chargingprofiles";
            nextTryAt?: components["schemas"]["Instant"];
            partner: string | null;
            partnerName?: string;
            since: components["schemas"]["Instant"];
            /** @enum {string} */
            state: "held" | "parked" | "unsent";
        };
        DeliveryState: {
            /** @description Unsent: since when; parked: when it was refused; delivered: of the state that the partner has. */
            at: components["schemas"]["Instant"];
            error?: string;
            partner: string;
            /** @enum {string} */
            state: "delivered" | "parked" | "unsent";
        };
        /** @description Text for end users in one language, without markup. */
        DisplayText: {
            language: components["schemas"]["Language"];
            text: string;
        };
        /** @description Driver's own energy supplier. */
        EnergyContract: {
            contract_id?: string;
            supplier_name: string;
        };
        /** @description Where the energy comes from. */
        EnergyMix: {
            energy_product_name?: string;
            energy_sources?: components["schemas"]["EnergySource"][];
            environ_impact?: components["schemas"]["EnvironmentalImpact"][];
            /** @description Entirely from renewable sources. */
            is_green_energy: boolean;
            supplier_name?: string;
        };
        /** @description Share of one source. */
        EnergySource: {
            percentage: number;
            source: components["schemas"]["EnergySourceCategory"];
        };
        /**
         * @description Kind of energy source.
         * @enum {string}
         */
        EnergySourceCategory: "NUCLEAR" | "GENERAL_FOSSIL" | "COAL" | "GAS" | "GENERAL_GREEN" | "SOLAR" | "WIND" | "WATER";
        /** @description Emission or waste per kWh. */
        EnvironmentalImpact: {
            /** @description Grams per kWh. */
            amount: number;
            category: components["schemas"]["EnvironmentalImpactCategory"];
        };
        /**
         * @description Kind of impact.
         * @enum {string}
         */
        EnvironmentalImpactCategory: "NUCLEAR_WASTE" | "CARBON_DIOXIDE";
        /** @description Supply point that charges one vehicle at a time. */
        EVSE: {
            capabilities?: components["schemas"]["Capability"][];
            connectors: components["schemas"]["Connector"][];
            coordinates?: components["schemas"]["GeoLocation"];
            directions?: components["schemas"]["DisplayText"][];
            /** @description Public eMI3 identifier. */
            evse_id?: string;
            floor_level?: string;
            images?: components["schemas"]["Image"][];
            /** @description Latest change to the EVSE or one of its connectors. */
            last_updated: components["schemas"]["DateTime"];
            parking_restrictions?: components["schemas"]["ParkingRestriction"][];
            /** @description Number or text on the outside of the EVSE. */
            physical_reference?: string;
            status: components["schemas"]["Status"];
            status_schedule?: components["schemas"]["StatusSchedule"][];
            /** @description Technical identifier, never reused or changed. */
            uid: components["schemas"]["Id"];
        };
        /** @description Deviation from the regular hours. */
        ExceptionalPeriod: {
            period_begin: components["schemas"]["DateTime"];
            period_end: components["schemas"]["DateTime"];
        };
        /**
         * @description Amenity at a location.
         * @enum {string}
         */
        Facility: "HOTEL" | "RESTAURANT" | "CAFE" | "MALL" | "SUPERMARKET" | "SPORT" | "RECREATION_AREA" | "NATURE" | "MUSEUM" | "BIKE_SHARING" | "BUS_STOP" | "TAXI_STAND" | "TRAM_STOP" | "METRO_STATION" | "TRAIN_STATION" | "AIRPORT" | "PARKING_LOT" | "CARPOOL_PARKING" | "FUEL_STATION" | "WIFI";
        Fault: {
            /** @description JSON pointer into what was sent, empty for the whole; `?name` for a query parameter. */
            pointer: string;
            reason: string;
        };
        /** @description Position of a location or EVSE. WGS 84. Write 5 to 7 decimals; 1 to 15 are accepted from peers. */
        GeoLocation: {
            latitude: components["schemas"]["Latitude"];
            longitude: components["schemas"]["Longitude"];
        };
        Health: {
            /** @constant */
            status: "ok";
        };
        Hold: {
            /**
             * @example tariff-missing
             * @example location-unknown
             * @example meter-regression
             * @example stop-missing
             * @example tariff-unsupported
             */
            code: string;
            text: string;
        };
        /** @enum {string} */
        HoldCode: "clock-changed" | "credited" | "energy-implausible" | "in-the-future" | "load-missing" | "location-unknown" | "measurement-missing" | "meter-glitch" | "meter-jump" | "meter-missing" | "meter-regression" | "overlapping" | "power-implausible" | "signature-invalid" | "signed-energy-differs" | "signed-energy-unusable" | "start-missing" | "stop-missing" | "tariff-missing" | "tariff-unsupported" | "too-old" | "unit-unclear";
        /** @description When a location is open. */
        Hours: {
            /** @description Closed; wins over regular hours and exceptional openings. */
            exceptional_closings?: components["schemas"]["ExceptionalPeriod"][];
            /** @description Open in addition to the regular hours. */
            exceptional_openings?: components["schemas"]["ExceptionalPeriod"][];
            /** @description Needed when twentyfourseven is false. */
            regular_hours?: components["schemas"]["RegularHours"][];
            /** @description Always open, apart from exceptions. */
            twentyfourseven: boolean;
        };
        /** @description Identifier of at most 36 printable ASCII characters, compared without regard to case. Where a required one cannot exist, peers write `#NA`. */
        Id: string;
        /** @description Reference to a picture on the web. */
        Image: {
            category: components["schemas"]["ImageCategory"];
            /** @description Pixels. */
            height?: number;
            thumbnail?: components["schemas"]["URL"];
            /** @description File type such as png or svg. */
            type: string;
            url: components["schemas"]["URL"];
            /** @description Pixels. */
            width?: number;
        };
        /**
         * @description What a picture shows.
         * @enum {string}
         */
        ImageCategory: "CHARGER" | "ENTRANCE" | "LOCATION" | "NETWORK" | "OPERATOR" | "OTHER" | "OWNER";
        /**
         * Format: date-time
         * @description ISO 8601 in UTC, with milliseconds.
         */
        Instant: string;
        Invitation: {
            id: string;
            name: string;
            /** @description TOKEN_A as the partner must send it. */
            token: string;
            versionsUrl: string;
        };
        /**
         * @description ISO 639-1 language code.
         * @example en
         */
        Language: string;
        /**
         * @description Decimal degrees.
         * @example 52.370216
         */
        Latitude: string;
        /**
         * @description Calendar day in the zone of the location.
         * @example 2026-03-01
         */
        LocalDate: string;
        LocalList: {
            /** @description How many may be. */
            capacity?: number;
            /** @description How many tokens are in the list. */
            entries: number;
            lastError?: {
                at: components["schemas"]["Instant"];
                text: string;
            };
            /** @description How many tokens do not fit. */
            leftOut: number;
            /**
             * @description The setting `localList`.
             * @enum {string}
             */
            scope: "off" | "own" | "required" | "all";
            /** @description False where the station says that it has no such list, absent otherwise. */
            supported?: boolean;
            /** @description Whether the station has all that it shall have. */
            synced: boolean;
            syncedAt?: components["schemas"]["Instant"];
            /** @description Of the list; absent where nothing was sent. */
            version?: number;
        };
        /**
         * @description Time of day in the zone of the location, 24-hour clock.
         * @example 18:15
         */
        LocalTime: string;
        /** @description Site with one or more EVSEs. */
        Location: {
            /** @description Street and house number. */
            address: string;
            /** @description Whether charging goes on outside opening hours; taken as true when absent. */
            charging_when_closed?: boolean;
            city: string;
            coordinates: components["schemas"]["GeoLocation"];
            country: components["schemas"]["Country"];
            country_code: components["schemas"]["CountryCode"];
            directions?: components["schemas"]["DisplayText"][];
            energy_mix?: components["schemas"]["EnergyMix"];
            evses?: components["schemas"]["EVSE"][];
            facilities?: components["schemas"]["Facility"][];
            id: components["schemas"]["Id"];
            images?: components["schemas"]["Image"][];
            /** @description Latest change to the location or anything in it. */
            last_updated: components["schemas"]["DateTime"];
            name?: string;
            opening_times?: components["schemas"]["Hours"];
            operator?: components["schemas"]["BusinessDetails"];
            owner?: components["schemas"]["BusinessDetails"];
            parking_type?: components["schemas"]["ParkingType"];
            party_id: components["schemas"]["PartyId"];
            postal_code?: string;
            /** @description Whether apps and sites may show the location to everyone. */
            publish: boolean;
            /** @description Who may see it nonetheless; only when publish is false. */
            publish_allowed_to?: components["schemas"]["PublishTokenType"][];
            related_locations?: components["schemas"]["AdditionalGeoLocation"][];
            state?: string;
            suboperator?: components["schemas"]["BusinessDetails"];
            /**
             * @description IANA zone name.
             * @example Europe/Amsterdam
             */
            time_zone: string;
        };
        /**
         * @description Decimal degrees.
         * @example 4.895168
         */
        Longitude: string;
        Money: {
            excl_vat: number;
            incl_vat?: number;
        };
        /**
         * @description Who may use a parking spot.
         * @enum {string}
         */
        ParkingRestriction: "EV_ONLY" | "PLUGGED" | "DISABLED" | "CUSTOMERS" | "MOTORCYCLES";
        /**
         * @description Kind of parking.
         * @enum {string}
         */
        ParkingType: "ALONG_MOTORWAY" | "PARKING_GARAGE" | "PARKING_LOT" | "ON_DRIVEWAY" | "ON_STREET" | "UNDERGROUND_GARAGE";
        Partner: {
            /** @description How many objects of each kind the partner has not been told of. */
            counts: {
                cdrs: number;
                /** @description Running sessions whose limits have changed. */
                chargingprofiles: number;
                locations: number;
                sessions: number;
                tariffs: number;
            };
            createdAt: components["schemas"]["Instant"];
            endpoints: {
                identifier: string;
                /** @enum {string} */
                role: "RECEIVER" | "SENDER";
                url: string;
            }[];
            id: string;
            /** @description Age of the oldest unsent object. */
            lagMs: number;
            limits?: components["schemas"]["PlausibilityLimits"];
            name: string;
            oldestUnsent?: components["schemas"]["Instant"];
            /** @description How many of them the partner would not take. */
            parked: number;
            paused: boolean;
            profile: string;
            roles: {
                country_code: string;
                name: string;
                party_id: string;
                role: string;
            }[];
            /** @description How the last attempts went. */
            sending?: {
                /** @description In a row, since the last success. */
                failures: number;
                lastError?: string;
                lastSuccessAt?: components["schemas"]["Instant"];
                nextTryAt?: components["schemas"]["Instant"];
                /**
                 * @description Waiting for the next try after a failure; failing: what was tried last was not taken, and is tried again by itself.
                 * @enum {string}
                 */
                state: "failing" | "ok" | "waiting";
            };
            /** @enum {string} */
            state: "invited" | "registering" | "registered" | "unregistered";
            /** @description What was wrong with the tokens of that pull; those were not taken. Absent when nothing was. */
            tokenFaults?: {
                count: number;
                /** @description The first entry that was not taken, and why. */
                first: string;
            };
            tokensPulledAt?: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
            /**
             * @description The OCPI version in use.
             * @example 2.2.1
             */
            version?: string;
            versionsUrl?: string;
        };
        PartnerInvitation: {
            name: string;
            /** @description How the partner deviates from OCPI; `plain` where it is left out. */
            profile?: string;
        };
        PartnerRegistration: {
            name: string;
            /** @description How the partner deviates from OCPI; `plain` where it is left out. */
            profile?: string;
            /** @description The roles in which we appear; CPO in this release. */
            roles?: "CPO"[];
            /** @description TOKEN_A */
            token: string;
            versionsUrl: string;
        };
        /**
         * @description Three-character party identifier as issued under ISO 15118, in either case.
         * @example RBR
         */
        PartyId: string;
        PasswordRotation: {
            /** @description Made where it is left out. For OCPP 1.6 32 to 40 hexadecimal digits, for 2.x 16 to 40 letters, digits and `*-_=:+|@.`. */
            password?: string;
        };
        /** @description What is left out is the bridge's own limit. */
        PlausibilityLimits: {
            /** @description 90 by default. */
            maxAgeDays?: number;
            /** @description 1000000 by default. */
            maxEnergyWh?: number;
            /** @description 120 by default. */
            minDurationS?: number;
            /** @description 200 by default. */
            minEnergyWh?: number;
            /**
             * @description Whether a session below both (the default) or either of the minima is told at no price.
             * @enum {string}
             */
            minimum?: "both" | "either";
            /** @description How much more than its connector's power a session may have had on average; 1.2 by default. */
            powerTolerance?: number;
        };
        /**
         * @description Current and phases.
         * @enum {string}
         */
        PowerType: "AC_1_PHASE" | "AC_2_PHASE" | "AC_2_PHASE_SPLIT" | "AC_3_PHASE" | "DC";
        /** @description Amount of money; the currency is that of the enclosing object. */
        Price: {
            /** @description Amount before VAT. */
            excl_vat: number;
            /** @description Amount with VAT. */
            incl_vat?: number;
        };
        PriceAnswer: {
            /** @description One line per component and stretch of time; they add up to the total exactly. */
            breakdown: {
                billed_quantity: number;
                /** @description Position in the element, from 0. */
                component?: number;
                cost: components["schemas"]["Money"];
                /** @description Position in the tariff, from 0. */
                element?: number;
                end_date_time: components["schemas"]["Instant"];
                /**
                 * @example energy
                 * @example time
                 * @example parking-time
                 * @example flat
                 * @example min-price
                 * @example rounding
                 */
                kind: string;
                price?: number;
                quantity: number;
                /** @description Which restrictions matched. */
                rule: string;
                start_date_time: components["schemas"]["Instant"];
                step_size?: number;
                tariff_id?: string;
                /** @enum {string} */
                unit: "kWh" | "h" | "1";
                vat?: number;
            }[];
            currency: string;
            totals: {
                total_cost: components["schemas"]["Money"];
                /** @description kWh. */
                total_energy: number;
                total_energy_cost?: components["schemas"]["Money"];
                total_fixed_cost?: components["schemas"]["Money"];
                total_parking_cost?: components["schemas"]["Money"];
                /** @description Hours. */
                total_parking_time?: number;
                total_reservation_cost?: components["schemas"]["Money"];
                /** @description Hours. */
                total_time: number;
                total_time_cost?: components["schemas"]["Money"];
            };
            warnings: {
                code: string;
                text: string;
            }[];
        };
        /** @description Price of one dimension. */
        PriceComponent: {
            /** @description Per unit, before VAT. */
            price: number;
            /** @description Billing step in Wh or seconds; without meaning for FLAT. */
            step_size: number;
            type: components["schemas"]["TariffDimensionType"];
            /** @description VAT percentage; absent means no VAT applies, which is not the same as 0. */
            vat?: number;
        };
        PriceRequest: {
            /** @description In that version's form; its costs are not looked at. */
            cdr: Record<string, never>;
            /** @description Options where OCPI leaves a choice, or the name of a preset. */
            policy?: Record<string, never> | ("default" | "gireve");
            /** @description The CDR's own where they are left out or empty. */
            tariffs?: Record<string, never>[];
            /** @description IANA name of the location's zone. */
            timezone?: string;
            /**
             * @description Guessed from the CDR where it is left out.
             * @enum {string}
             */
            version?: "2.1.1" | "2.2" | "2.2.1" | "2.3.0";
        };
        /** @description RFC 9457, with a code that does not change. */
        Problem: {
            /**
             * @description Stable, for programs.
             * @example invalid
             * @example invalid-json
             * @example unauthorized
             * @example forbidden
             * @example not-found
             * @example unknown-location
             * @example unknown-session
             * @example unknown-station
             * @example unknown-token
             * @example unknown-path
             * @example method-not-allowed
             * @example unsupported-media-type
             * @example body-too-large
             * @example conflict
             * @example not-connected
             * @example timeout
             * @example not-supported
             * @example station-error
             * @example partner-unreachable
             * @example partner-refused
             * @example store-unavailable
             * @example cdr-held
             * @example invalid-input
             * @example no-tariff
             * @example unknown-tariff
             * @example time-zone-missing
             * @example time-zone-unknown
             * @example internal
             */
            code: string;
            /** @description What is wrong with this request. */
            detail: string;
            faults: components["schemas"]["Fault"][];
            status: number;
            /** @description Of a registration: what was tried; the last one failed. */
            steps?: string[];
            /** @description What the status means. */
            title: string;
            /** @constant */
            type: "about:blank";
        };
        /**
         * @description Smart charging profile.
         * @enum {string}
         */
        ProfileType: "CHEAP" | "FAST" | "GREEN" | "REGULAR";
        /** @description Token whose owner may see an unpublished location. Carries at least one of uid, visual_number and group_id. */
        PublishTokenType: {
            group_id?: components["schemas"]["Id"];
            issuer?: string;
            type?: components["schemas"]["TokenType"];
            uid?: components["schemas"]["Id"];
            visual_number?: string;
        };
        /** @description How a charge point differs from OCPP where its messages do not show it; see docs/quirks.md. */
        Quirks: {
            /**
             * @description A boot is answered Pending first, and Accepted when it comes again.
             * @enum {string}
             */
            boot?: "pending-first";
            /**
             * @description Its messages are never compressed.
             * @enum {string}
             */
            deflate?: "off";
            /**
             * @description Registers told in Wh or without a unit count kilowatt-hours.
             * @enum {string}
             */
            energyUnit?: "kWh";
            /** @description How long calls wait for the first message on a new connection. */
            firstMessageWaitS?: number;
            /**
             * @description Remote starts and reservations only name idTags of hexadecimal digits. OCPP 1.6.
             * @enum {string}
             */
            idTagFormat?: "hex";
            /** @description They only name idTags of at most so many characters. OCPP 1.6. */
            idTagMaxLength?: number;
            /** @description Measurands whose values are wrong, e.g. `Power.Active.Import`. */
            ignoreMeasurands?: string[];
            /**
             * @description MeterValues that name no transaction are of another meter.
             * @enum {string}
             */
            meterValuesWithoutTransaction?: "ignore";
            /**
             * @description RemoteStartTransaction names no connector.
             * @enum {string}
             */
            remoteStartConnector?: "omit";
            /**
             * @description Sampled registers of a transaction that are below its meterStart count from that. OCPP 1.6.
             * @enum {string}
             */
            sampledRegister?: "session";
            /** @description How long it is not called after the answer to its boot. */
            silenceAfterBootS?: number;
            /**
             * @description What the whole station says of itself says nothing of its EVSEs.
             * @enum {string}
             */
            stationStatus?: "ignore";
            /** @description The same for times that are marked as UTC and are not. */
            timesMarkedUtc?: string;
            /** @description The zone of times that name none: an IANA name, or `location` for that of its location. */
            timesWithoutZone?: string;
            /**
             * @description The bridge asks nothing by TriggerMessage on its own account.
             * @enum {string}
             */
            triggerMessage?: "avoid";
        };
        RegisteredPartner: components["schemas"]["Partner"] & {
            steps: string[];
        };
        /** @description Weekly recurring opening. */
        RegularHours: {
            period_begin: components["schemas"]["LocalTime"];
            period_end: components["schemas"]["LocalTime"];
            /** @description Monday is 1, Sunday is 7. */
            weekday: number;
        };
        /**
         * @description Reservation that was used, or that expired.
         * @enum {string}
         */
        ReservationRestrictionType: "RESERVATION" | "RESERVATION_EXPIRES";
        RetriedDeliveries: {
            /** @description Its id. */
            partner: string;
            retried: number;
        };
        RetriedDelivery: {
            code?: string;
            error?: string;
            id: string;
            /** @enum {string} */
            state: "held" | "not-billed" | "released" | "unsent";
        };
        RotatedPassword: {
            /** @description The new one, where it was made here. */
            password?: string;
            /**
             * @description With `reboot`, it counts after a restart.
             * @enum {string}
             */
            result: "accepted" | "reboot";
        };
        Sample: {
            at: components["schemas"]["Instant"];
            currentA?: number;
            energyWh?: number;
            powerW?: number;
            /** @description Percent. */
            stateOfCharge?: number;
        };
        /** @description Charging session in progress or ended. */
        Session: {
            auth_method: components["schemas"]["AuthMethod"];
            /** @description Reference the eMSP gave with its authorization. */
            authorization_reference?: components["schemas"]["Id"];
            cdr_token: components["schemas"]["CdrToken"];
            charging_periods?: components["schemas"]["ChargingPeriod"][];
            connector_id: components["schemas"]["Id"];
            country_code: components["schemas"]["CountryCode"];
            currency: components["schemas"]["Currency"];
            end_date_time?: components["schemas"]["DateTime"];
            evse_uid: components["schemas"]["Id"];
            id: components["schemas"]["Id"];
            /** @description Energy charged so far. */
            kwh: number;
            /** @description Moment of the latest change. */
            last_updated: components["schemas"]["DateTime"];
            location_id: components["schemas"]["Id"];
            meter_id?: string;
            party_id: components["schemas"]["PartyId"];
            start_date_time: components["schemas"]["DateTime"];
            status: components["schemas"]["SessionStatus"];
            total_cost?: components["schemas"]["Price"];
        };
        SessionRelease: {
            /** @description Codes of the reasons that were looked into and are no obstacle, as the session's `held` names them. */
            accept?: components["schemas"]["HoldCode"][];
            /** @description Figures in place of the station's; meter values beyond a register set here no longer count. */
            correct?: {
                /** Format: date-time */
                endedAt?: string;
                meterStartWh?: number;
                meterStopWh?: number;
                reason: string;
                /** Format: date-time */
                startedAt?: string;
            };
            /** @description Price it with the tariffs that its connector has now, in place of those it started under. */
            retariff?: boolean;
        };
        /**
         * @description State of a session.
         * @enum {string}
         */
        SessionStatus: "ACTIVE" | "COMPLETED" | "INVALID" | "PENDING" | "RESERVATION";
        /** @description Signed meter values, for instance for Eichrecht. */
        SignedData: {
            encoding_method: string;
            encoding_method_version?: number;
            /** @description Base64. */
            public_key?: string;
            signed_values: components["schemas"]["SignedValue"][];
            /** @description Where the driver can check the data. */
            url?: string;
        };
        SignedReading: {
            /** @description By the meter's clock. */
            at?: components["schemas"]["Instant"];
            energyWh?: number;
            /** @description `E` energy, `t` time are not to be billed. */
            errors: string;
            /** @description TX: `B` begin; `E`, `L`, `R`, `A`, `P` end. */
            reason?: string;
            /** @description OBIS code. */
            register?: string;
            /** @description `G` is good. */
            status?: string;
            /** @description `S` synchronized, `I` informative, `R` relative, `U` unknown. */
            timeStatus?: string;
            unit?: string;
            value?: number;
        };
        SignedRecord: {
            /** @description By the station's clock. */
            at: components["schemas"]["Instant"];
            /** @description Byte for byte as the station passed it on. */
            data: string;
            /**
             * @description `unknown` where the station named none.
             * @example OCMF
             */
            encodingMethod: string;
            /** @description Why it cannot be read or checked. */
            fault?: string;
            /** @enum {string} */
            nature: "Start" | "Intermediate" | "End";
            /**
             * @description The record's number at its meter.
             * @example T12345
             */
            pagination?: string;
            /** @description As it came with the record. */
            publicKey?: string;
            /** @description Of an OCMF record. */
            readings: components["schemas"]["SignedReading"][];
            /** @description Of gateway and meter. */
            serial?: string;
            /** @description The key that fits, as Base64 of its SubjectPublicKeyInfo. */
            signedBy?: string;
            /**
             * @description `valid` by a key that is set for the station. A key that only came with the records proves nothing: `valid-untrusted-key`, or `invalid-untrusted-key` where not even it fits. `unchecked` where very many others failed. `unsupported` is a format that is not checked here.
             * @enum {string}
             */
            verification: "valid" | "valid-untrusted-key" | "invalid" | "invalid-untrusted-key" | "no-key" | "unchecked" | "unsupported";
        };
        /** @description One signed meter value. */
        SignedValue: {
            /** @description Start, End or Intermediate; others may follow. */
            nature: string;
            plain_data: string;
            /** @description Base64. */
            signed_data: string;
        };
        Station: {
            /** @description What has been wrong with it for too long, the oldest first. */
            alerts: components["schemas"]["StationAlert"][];
            /** @description How it is taken to differ from OCPP, and where that is written; of a setting the last one counts. Absent for nothing. */
            appliedQuirks?: components["schemas"]["AppliedQuirk"][];
            approved: boolean;
            /** @enum {string} */
            assumeVersion?: "1.6" | "2.0.1" | "2.1";
            /** @description What its last boot was answered. */
            boot?: {
                at: components["schemas"]["Instant"];
                /** @enum {string} */
                status: "accepted" | "pending" | "rejected";
            };
            bootedAt?: components["schemas"]["Instant"];
            /**
             * @description Absent where none is set.
             * @enum {string}
             */
            bootPolicy?: "accept" | "pending" | "reject";
            clientCertificate?: components["schemas"]["ClientCertificate"];
            connected: boolean;
            connectedAt?: components["schemas"]["Instant"];
            /**
             * @description The profile that its connection fulfils, which may be above its own.
             * @enum {integer}
             */
            connectedProfile?: 0 | 1 | 2 | 3;
            connectors: components["schemas"]["ConnectorMapping"][];
            /** @enum {string} */
            driverCost?: "off" | "own" | "all";
            /** @description The EVSEs that it reports; absent before it has. OCPP 2.0.1 and 2.1. */
            evses?: components["schemas"]["StationEvse"][];
            firmware?: string;
            /** @description In seconds. */
            heartbeatIntervalS?: number;
            lastSeen?: components["schemas"]["Instant"];
            /**
             * @description Absent where none is set.
             * @enum {string}
             */
            localList?: "off" | "own" | "required" | "all";
            /** @description Absent where none is set. */
            localListMaxEntries?: number;
            /** @description Absent where none is set. */
            meterPublicKeys?: string[];
            /** @enum {string} */
            mode: "terminate";
            model?: string;
            /** @description True while the station has not come back with a new password. */
            passwordPending?: boolean;
            /** @description The password itself is never shown. */
            passwordSet: boolean;
            quirks?: components["schemas"]["Quirks"];
            /** @description From where it is connected. */
            remoteAddress?: string;
            /** @enum {integer} */
            securityProfile: 0 | 1 | 2 | 3;
            serialNumber?: string;
            stationId: string;
            statuses: components["schemas"]["ConnectorStatus"][];
            username?: string;
            vendor?: string;
            /**
             * @description OCPP version while connected.
             * @example 1.6
             */
            version?: string;
            violations?: components["schemas"]["StationViolations"];
            /** @description What will not do what may be expected, as it stands now. Not in lists; absent for nothing. */
            warnings?: components["schemas"]["Fault"][];
        };
        StationAlert: {
            /** @enum {string} */
            code: "charging-stuck" | "preparing-long" | "session-long" | "silent";
            /** @description The station's own number. */
            evseId?: number;
            /** @description The id of the session that it is about. */
            session?: string;
            since: components["schemas"]["Instant"];
            text: string;
        };
        /** @description Either of the two. */
        StationAnswer: {
            error?: {
                /** @example NotSupported */
                code: string;
                description: string;
            };
            /** @description The payload of the CALLRESULT. */
            result?: unknown;
        };
        StationCall: {
            /** @example Reset */
            action: string;
            /** @default {} */
            payload: Record<string, never>;
            timeoutMs?: number;
        };
        StationCertificate: {
            at: components["schemas"]["Instant"];
            /** @enum {string} */
            certificateType: "ChargingStationCertificate" | "V2GCertificate";
            /** @description SHA-256, 64 hexadecimal digits. */
            fingerprint256: string;
            notAfter: components["schemas"]["Instant"];
            notBefore: components["schemas"]["Instant"];
            /** @description Hexadecimal digits. */
            serial: string;
            /**
             * @description `issued` and not known to be in the station; `installed`, `refused` by the station, or `presented` by it and issued elsewhere.
             * @enum {string}
             */
            state: "issued" | "installed" | "refused" | "presented";
        };
        StationEvent: {
            at: components["schemas"]["Instant"];
            details?: {
                [key: string]: unknown;
            };
            /** @description For `before`. */
            id: string;
            kind: components["schemas"]["StationEventKind"];
            /**
             * @description An alarm wants somebody to do something; a warning that somebody knows it.
             * @enum {string}
             */
            severity: "info" | "warning" | "alarm";
            /** @description One sentence. */
            text: string;
        };
        /** @enum {string} */
        StationEventKind: "boot" | "certificate" | "charging-limit" | "command" | "configuration" | "connection" | "customer" | "display" | "firmware" | "log" | "login" | "monitoring" | "reservation" | "security" | "session" | "violation" | "watch";
        StationEvse: {
            connectors: {
                connectorId: number;
                maxPowerW?: number;
                /** @description As the station names it, e.g. `cCCS2`. */
                type?: string;
            }[];
            evseId: number;
            maxPowerW?: number;
        };
        StationMessage: {
            action: string;
            at: components["schemas"]["Instant"];
            /**
             * @description In is from the station.
             * @enum {string}
             */
            direction: "in" | "out";
            /** @description As it went over the wire. */
            frame: string;
            /** @description For `before`. */
            id: string;
        };
        StationSettings: {
            readonly alerts?: unknown[];
            readonly appliedQuirks?: unknown[];
            /**
             * @description Whether the station is let in.
             * @default true
             */
            approved: boolean;
            /**
             * @description What a station speaks that offers no subprotocol.
             * @enum {string}
             */
            assumeVersion?: "1.6" | "2.0.1" | "2.1";
            readonly boot?: Record<string, never>;
            readonly bootedAt?: string;
            /**
             * @description What its boot is answered; absent, accept. A change counts from its next boot on, and when it is accept a station that waits is asked to boot at once.
             * @enum {string}
             */
            bootPolicy?: "accept" | "pending" | "reject";
            clientCertificate?: components["schemas"]["ClientCertificate"];
            /** @description Without effect in mode terminate. */
            commandPolicy?: {
                [key: string]: "allow" | "deny" | "queue";
            };
            readonly connected?: boolean;
            readonly connectedAt?: string;
            readonly connectedProfile?: number;
            /** @default [] */
            connectors: components["schemas"]["ConnectorMapping"][];
            /**
             * @description Who is shown at the charge point what charging costs: nobody, the operator's own and ad-hoc drivers, or partners' drivers too, whose contract may have another price. OCPP 2.0.1 and 2.1.
             * @default own
             * @enum {string}
             */
            driverCost: "off" | "own" | "all";
            readonly evses?: unknown[];
            readonly firmware?: string;
            /** @description How often it is asked for a heartbeat, told when it boots; absent: as often as all are. */
            heartbeatIntervalS?: number;
            readonly lastSeen?: string;
            /**
             * @description Which tokens it keeps in its own list, to let them charge while it is offline: own, the operator's; required, also those that partners require to be let charge (ALWAYS, ALLOWED_OFFLINE); all, also those that they allow to be (ALLOWED). Absent, off: a list that the bridge filled before is emptied, any other is left alone.
             * @enum {string}
             */
            localList?: "off" | "own" | "required" | "all";
            /** @description How many entries its list may get at most, also where it says that more would fit. */
            localListMaxEntries?: number;
            /** @description Public keys of the station's meters, from their labels or a register: what they signed is proven. PEM; hexadecimal digits or Base64 of a SubjectPublicKeyInfo or of a bare point; `oca:base16:asn1:...`. */
            meterPublicKeys?: string[];
            /**
             * @description `terminate`: the bridge is all that the station talks to, no other system stands behind it. The others are not supported in this release.
             * @default terminate
             * @enum {string}
             */
            mode: "terminate" | "proxy" | "shadow";
            readonly model?: string;
            /**
             * @description Without effect in mode terminate.
             * @enum {string}
             */
            onUpstreamLoss?: "close" | "serve";
            /** @description Needed the first time with profile 1 or 2, kept where it is left out. Hexadecimal digits are accepted as text and as the bytes they stand for. */
            password?: string;
            readonly passwordPending?: boolean;
            readonly passwordSet?: boolean;
            quirks?: components["schemas"]["Quirks"];
            readonly remoteAddress?: string;
            /**
             * @description What the station must show at least: 0 nothing, 1 a password, 2 a password over TLS, 3 a client certificate. Nothing below it gets in, what is above it does.
             * @default 1
             */
            securityProfile: number;
            readonly serialNumber?: string;
            readonly stationId?: string;
            readonly statuses?: unknown[];
            /** @description Without effect in mode terminate. */
            substituteIdTag?: string;
            /** @description Without effect in mode terminate. */
            tokenPattern?: string;
            /**
             * @description Without effect in mode terminate.
             * @enum {string}
             */
            tokenPolicy?: "csms-first" | "roaming-first" | "split";
            /** @description Without effect in mode terminate. */
            upstreamUrl?: string;
            /** @description The Basic user where it is not the station's id. */
            username?: string;
            readonly vendor?: string;
            readonly version?: string;
            readonly violations?: Record<string, never>;
            readonly warnings?: unknown[];
        };
        StationVariable: {
            at: components["schemas"]["Instant"];
            attributes: {
                constant?: boolean;
                /** @enum {string} */
                mutability?: "ReadOnly" | "WriteOnly" | "ReadWrite";
                persistent?: boolean;
                /** @enum {string} */
                type: "Actual" | "Target" | "MinSet" | "MaxSet";
                /** @description Absent where the station does not tell it; secrets are never shown. */
                value?: string;
            }[];
            characteristics?: {
                dataType: string;
                maxLimit?: number;
                minLimit?: number;
                supportsMonitoring: boolean;
                unit?: string;
                /** @description Comma separated. */
                valuesList?: string;
            };
            component: {
                connectorId?: number;
                /** @description Absent for the whole station. */
                evseId?: number;
                instance?: string;
                /** @example Connector */
                name: string;
            };
            variable: {
                instance?: string;
                /** @example AvailabilityState */
                name: string;
            };
        };
        /** @description How its messages differed from their schemas, as far as they were taken all the same or refused. Absent for not at all. */
        StationViolations: {
            count: number;
            /** @description The most frequent first; of many kinds only the first fifty that came. */
            kinds: {
                /** @example MeterValues */
                action: string;
                count: number;
                lastAt: components["schemas"]["Instant"];
                /** @example /meterValue/*\/timestamp */
                pointer: string;
                reason: string;
            }[];
        };
        /**
         * @description State of an EVSE.
         * @enum {string}
         */
        Status: "AVAILABLE" | "BLOCKED" | "CHARGING" | "INOPERATIVE" | "OUTOFORDER" | "PLANNED" | "REMOVED" | "RESERVED" | "UNKNOWN";
        /** @description Planned status; informational only. */
        StatusSchedule: {
            period_begin: components["schemas"]["DateTime"];
            /** @description Open-ended when absent. */
            period_end?: components["schemas"]["DateTime"];
            status: components["schemas"]["Status"];
        };
        /** @description Price list made of elements, the first matching element per dimension applies. */
        Tariff: {
            country_code: components["schemas"]["CountryCode"];
            currency: components["schemas"]["Currency"];
            elements: components["schemas"]["TariffElement"][];
            end_date_time?: components["schemas"]["DateTime"];
            energy_mix?: components["schemas"]["EnergyMix"];
            id: components["schemas"]["Id"];
            /** @description Moment of the latest change. */
            last_updated: components["schemas"]["DateTime"];
            /** @description A session costs at most this. */
            max_price?: components["schemas"]["Price"];
            /** @description A session costs at least this. */
            min_price?: components["schemas"]["Price"];
            party_id: components["schemas"]["PartyId"];
            start_date_time?: components["schemas"]["DateTime"];
            tariff_alt_text?: components["schemas"]["DisplayText"][];
            tariff_alt_url?: components["schemas"]["URL"];
            /** @description For all sessions when absent. */
            type?: components["schemas"]["TariffType"];
        };
        /**
         * @description Priced dimension: kWh, once, or hours.
         * @enum {string}
         */
        TariffDimensionType: "ENERGY" | "FLAT" | "PARKING_TIME" | "TIME";
        /** @description Price components under shared restrictions. */
        TariffElement: {
            price_components: components["schemas"]["PriceComponent"][];
            restrictions?: components["schemas"]["TariffRestrictions"];
        };
        /** @description Conditions that must all hold. */
        TariffRestrictions: {
            day_of_week?: components["schemas"]["DayOfWeek"][];
            /** @description Exclusive. */
            end_date?: components["schemas"]["LocalDate"];
            /** @description Before start_time: the next day. */
            end_time?: components["schemas"]["LocalTime"];
            /** @description Ampere over all phases, exclusive. */
            max_current?: number;
            /** @description Seconds, exclusive. */
            max_duration?: number;
            /** @description Exclusive. */
            max_kwh?: number;
            /** @description kW, exclusive. */
            max_power?: number;
            /** @description Ampere over all phases, inclusive. */
            min_current?: number;
            /** @description Seconds, inclusive. */
            min_duration?: number;
            /** @description Inclusive. */
            min_kwh?: number;
            /** @description kW, inclusive. */
            min_power?: number;
            /** @description When present, the element prices a reservation with FLAT and TIME. */
            reservation?: components["schemas"]["ReservationRestrictionType"];
            /** @description Inclusive. */
            start_date?: components["schemas"]["LocalDate"];
            start_time?: components["schemas"]["LocalTime"];
        };
        /**
         * @description Sessions a tariff is for.
         * @enum {string}
         */
        TariffType: "AD_HOC_PAYMENT" | "PROFILE_CHEAP" | "PROFILE_FAST" | "PROFILE_GREEN" | "REGULAR";
        /** @description Means by which a driver of an eMSP is authorized. */
        Token: {
            contract_id: components["schemas"]["Id"];
            country_code: components["schemas"]["CountryCode"];
            default_profile_type?: components["schemas"]["ProfileType"];
            energy_contract?: components["schemas"]["EnergyContract"];
            /** @description Tokens of one group stand in for each other. */
            group_id?: components["schemas"]["Id"];
            issuer: string;
            language?: components["schemas"]["Language"];
            /** @description Moment of the latest change. */
            last_updated: components["schemas"]["DateTime"];
            party_id: components["schemas"]["PartyId"];
            type: components["schemas"]["TokenType"];
            /** @description Unique together with the type; for cards what the reader sees. */
            uid: components["schemas"]["Id"];
            valid: boolean;
            /** @description Number printed on the card. */
            visual_number?: string;
            whitelist: components["schemas"]["WhitelistType"];
        };
        TokenSource: {
            bridge: {
                /** @description The partner that the token came from; null for the operator's own. */
                partner: string | null;
                warnings?: components["schemas"]["Fault"][];
            };
        };
        /**
         * @description Kind of token.
         * @enum {string}
         */
        TokenType: "AD_HOC_USER" | "APP_USER" | "OTHER" | "RFID";
        Tracked: {
            bridge: {
                /** @description Reasons that an operator has let pass. */
                accepted?: string[];
                /** @description Figures that an operator has put right, the last one last. */
                corrections?: components["schemas"]["Correction"][];
                delivery: components["schemas"]["DeliveryState"][];
                /** @description An operator gave up billing it. */
                droppedAt?: components["schemas"]["Instant"];
                /** @description What made the figures doubtful. */
                flags?: string[];
                /** @description Why the session has no CDR yet. */
                held?: components["schemas"]["Hold"];
                /** @description The partner entitled to it; null for the operator's own drivers. */
                owner: string | null;
                /** @description Why it is told at no price. */
                remark?: string;
                stationId: string;
                stopReason?: string;
                transactionId: string;
            };
        };
        /** @description Absolute http or https address. */
        URL: string;
        /** @description A station that knocked and that nobody has set up; a PUT lets it in. */
        WaitingStation: {
            /** @constant */
            approved: false;
            /** @description How often it came. */
            attempts?: number;
            /** @constant */
            connected: false;
            lastSeen: components["schemas"]["Instant"];
            /** @description From where it came last. */
            remoteAddress?: string;
            stationId: string;
            /** @description What it offered to speak. */
            subprotocols?: string[];
            /** @constant */
            waiting: true;
        };
        Warned: {
            bridge: {
                warnings: components["schemas"]["Fault"][];
            };
        };
        /**
         * @description Whether the CPO decides from its cache or asks the eMSP: ALWAYS cache, ALLOWED either, ALLOWED_OFFLINE cache when the eMSP does not answer, NEVER cache.
         * @enum {string}
         */
        WhitelistType: "ALWAYS" | "ALLOWED" | "ALLOWED_OFFLINE" | "NEVER";
    };
    responses: {
        /** @description The station is not connected (`not-connected`); somebody else changed the same thing, the partner is not registered, or several have its name (`conflict`) */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Done */
        Done: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Broken JSON (`invalid-json`) or a body or parameter that is not as described (`invalid`, `not-supported`) */
        Invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The station did not answer in time (`timeout`) */
        NoAnswer: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The partner */
        Partner: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Partner"];
            };
        };
        /** @description The partner could not be reached or refused; `steps` ends with the one that failed */
        RegistrationFailed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The station refused, or answered with an error (`station-error`) */
        StationRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The location as it stands now; `bridge.warnings` name fields that are not OCPI's and references that lead nowhere */
        StoredLocation: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Location"] & components["schemas"]["Warned"];
            };
        };
        /** @description The station, with warnings where its connectors lead to no OCPI connector */
        StoredStation: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Station"] & {
                    warnings: components["schemas"]["Fault"][];
                };
            };
        };
        /** @description The tariff as it stands now */
        StoredTariff: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Tariff"] & components["schemas"]["Warned"];
            };
        };
        /** @description The token */
        StoredToken: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Token"] & components["schemas"]["TokenSource"];
            };
        };
        /** @description More than 16 MiB (`body-too-large`) */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No or another token than the operator's (`unauthorized`) */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not declared as application/json (`unsupported-media-type`) */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description As listed. */
        DeliveryId: string;
        /** @description Check and answer as if, and store nothing. */
        DryRun: boolean;
        /** @description Last updated at or after this instant. */
        From: string;
        Limit: number;
        /** @description The id, of the bridge's own party; for another party `CC*PID*id`. */
        ObjectId: string;
        Offset: number;
        /** @description Only of the partner with this id or name. */
        Partner: string;
        PartnerId: string;
        SessionId: string;
        /** @description Only of this station. */
        Station: string;
        /** @description The station's identity, the last part of the address at which it connects. */
        StationId: string;
        /** @description Last updated before this instant. */
        To: string;
    };
    requestBodies: never;
    headers: {
        /** @description Where more follow, `<url>; rel="next"`. */
        Link: string;
        /** @description How many there are in all, where it is known. */
        TotalCount: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listCdrs: {
        parameters: {
            query?: {
                /** @description Last updated at or after this instant. */
                from?: components["parameters"]["From"];
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
                /** @description Only of the partner with this id or name. */
                partner?: components["parameters"]["Partner"];
                /** @description How far the delivery to the owner is; `none` where nobody is owed the CDR. */
                state?: "delivered" | "none" | "parked" | "unsent";
                /** @description Only of this station. */
                station?: components["parameters"]["Station"];
                /** @description Last updated before this instant. */
                to?: components["parameters"]["To"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CDRs */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "X-Total-Count": components["headers"]["TotalCount"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": (components["schemas"]["CDR"] & components["schemas"]["Tracked"])[];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
        };
    };
    getCdr: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The CDR's id, which is that of its session; of a credit CDR, and of one after it, with a suffix. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The CDR */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CDR"] & components["schemas"]["Tracked"];
                };
            };
            401: components["responses"]["Unauthorized"];
            /** @description Unknown (`not-found`), or held back and why (`cdr-held`) */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    creditCdr: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CdrCredit"];
            };
        };
        responses: {
            /** @description The credit CDR */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CDR"] & components["schemas"]["Tracked"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
                /** @description Only of the partner with this id or name. */
                partner?: components["parameters"]["Partner"];
                state?: "held" | "parked" | "unsent";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deliveries, oldest first, held CDRs last */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "X-Total-Count": components["headers"]["TotalCount"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"][];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
        };
    };
    dropDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As listed. */
                id: components["parameters"]["DeliveryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["Done"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    retryDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As listed. */
                id: components["parameters"]["DeliveryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How it stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetriedDelivery"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    retryParkedDeliveries: {
        parameters: {
            query: {
                /** @description The partner, by id or name. */
                partner: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many deliveries are tried */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetriedDeliveries"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
        };
    };
    listLocations: {
        parameters: {
            query?: {
                /** @description Last updated at or after this instant. */
                from?: components["parameters"]["From"];
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
                /** @description Last updated before this instant. */
                to?: components["parameters"]["To"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Locations with the live status of their EVSEs */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "X-Total-Count": components["headers"]["TotalCount"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Location"][];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
        };
    };
    getLocation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id, of the bridge's own party; for another party `CC*PID*id`. */
                id: components["parameters"]["ObjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The location with the live status of its EVSEs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Location"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    putLocation: {
        parameters: {
            query?: {
                /** @description Check and answer as if, and store nothing. */
                dryRun?: components["parameters"]["DryRun"];
            };
            header?: never;
            path: {
                /** @description The id, of the bridge's own party; for another party `CC*PID*id`. */
                id: components["parameters"]["ObjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: components["responses"]["StoredLocation"];
            201: components["responses"]["StoredLocation"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
        };
    };
    deleteLocation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id, of the bridge's own party; for another party `CC*PID*id`. */
                id: components["parameters"]["ObjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["Done"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    listPartners: {
        parameters: {
            query?: {
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Partners */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "X-Total-Count": components["headers"]["TotalCount"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partner"][];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
        };
    };
    registerPartner: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartnerRegistration"];
            };
        };
        responses: {
            /** @description Registered */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredPartner"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            502: components["responses"]["RegistrationFailed"];
            504: components["responses"]["RegistrationFailed"];
        };
    };
    getPartner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["PartnerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Partner"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    deletePartner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["PartnerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["Done"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    putPartnerLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["PartnerId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlausibilityLimits"];
            };
        };
        responses: {
            200: components["responses"]["Partner"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    pausePartner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["PartnerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Partner"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
        };
    };
    resumePartner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["PartnerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Partner"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
        };
    };
    syncPartner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["PartnerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: components["responses"]["Partner"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
        };
    };
    invitePartner: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartnerInvitation"];
            };
        };
        responses: {
            /** @description What to hand to the partner; the token is shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            415: components["responses"]["UnsupportedMediaType"];
        };
    };
    price: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceRequest"];
            };
        };
        responses: {
            /** @description The price */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceAnswer"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description Last updated at or after this instant. */
                from?: components["parameters"]["From"];
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
                /** @description Only of the partner with this id or name. */
                partner?: components["parameters"]["Partner"];
                /** @description OCPI's status, or `held` for ended sessions whose CDR is held back. */
                state?: "ACTIVE" | "COMPLETED" | "INVALID" | "PENDING" | "RESERVATION" | "held";
                /** @description Only of this station. */
                station?: components["parameters"]["Station"];
                /** @description Last updated before this instant. */
                to?: components["parameters"]["To"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sessions */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "X-Total-Count": components["headers"]["TotalCount"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": (components["schemas"]["Session"] & components["schemas"]["Tracked"])[];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"] & components["schemas"]["Tracked"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    releaseSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionRelease"];
            };
        };
        responses: {
            /** @description How it stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetriedDelivery"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    listSessionSamples: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Samples */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sample"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    listSignedRecords: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedRecord"][];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    listStations: {
        parameters: {
            query?: {
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stations */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "X-Total-Count": components["headers"]["TotalCount"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": (components["schemas"]["Station"] | components["schemas"]["WaitingStation"])[];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
        };
    };
    getStation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The station's identity, the last part of the address at which it connects. */
                stationId: components["parameters"]["StationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The station */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Station"] | components["schemas"]["WaitingStation"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    putStation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The station's identity, the last part of the address at which it connects. */
                stationId: components["parameters"]["StationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mode": "terminate",
                 *       "securityProfile": 1,
                 *       "password": "0123456789abcdef",
                 *       "connectors": [
                 *         {
                 *           "evseId": 1,
                 *           "connectorId": 1,
                 *           "location": "LOC1",
                 *           "evseUid": "1",
                 *           "ocpiConnectorId": "1"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["StationSettings"];
            };
        };
        responses: {
            200: components["responses"]["StoredStation"];
            201: components["responses"]["StoredStation"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            415: components["responses"]["UnsupportedMediaType"];
        };
    };
    deleteStation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The station's identity, the last part of the address at which it connects. */
                stationId: components["parameters"]["StationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["Done"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    callStation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The station's identity, the last part of the address at which it connects. */
                stationId: components["parameters"]["StationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "action": "Reset",
                 *       "payload": {
                 *         "type": "Soft"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["StationCall"];
            };
        };
        responses: {
            /** @description The station's answer, be it an error */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationAnswer"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            504: components["responses"]["NoAnswer"];
        };
    };
    listStationCertificates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The station's identity, the last part of the address at which it connects. */
                stationId: components["parameters"]["StationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Certificates */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationCertificate"][];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    listStationEvents: {
        parameters: {
            query?: {
                /** @description Only events older than the one with this id. */
                before?: string;
                kind?: components["schemas"]["StationEventKind"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                /** @description The station's identity, the last part of the address at which it connects. */
                stationId: components["parameters"]["StationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationEvent"][];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    getLocalList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The station's identity, the last part of the address at which it connects. */
                stationId: components["parameters"]["StationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocalList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    syncLocalList: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The station's identity, the last part of the address at which it connects. */
                stationId: components["parameters"]["StationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is being sent; this is how it stood before */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocalList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
        };
    };
    listStationMessages: {
        parameters: {
            query?: {
                /** @description Only this action's calls and their answers. */
                action?: string;
                /** @description Only frames older than the one with this id. */
                before?: string;
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path: {
                /** @description The station's identity, the last part of the address at which it connects. */
                stationId: components["parameters"]["StationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Frames */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationMessage"][];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    rotateStationPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The station's identity, the last part of the address at which it connects. */
                stationId: components["parameters"]["StationId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PasswordRotation"];
            };
        };
        responses: {
            /** @description The station took it; a generated password is shown this once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotatedPassword"];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            502: components["responses"]["StationRefused"];
            504: components["responses"]["NoAnswer"];
        };
    };
    listStationVariables: {
        parameters: {
            query?: {
                /** @description Only of components of this name, whatever its case. */
                component?: string;
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
                /** @description Only variables of this name, whatever its case. */
                variable?: string;
            };
            header?: never;
            path: {
                /** @description The station's identity, the last part of the address at which it connects. */
                stationId: components["parameters"]["StationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Variables */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "X-Total-Count": components["headers"]["TotalCount"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationVariable"][];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    listTariffs: {
        parameters: {
            query?: {
                /** @description Last updated at or after this instant. */
                from?: components["parameters"]["From"];
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
                /** @description Last updated before this instant. */
                to?: components["parameters"]["To"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tariffs */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "X-Total-Count": components["headers"]["TotalCount"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tariff"][];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
        };
    };
    getTariff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id, of the bridge's own party; for another party `CC*PID*id`. */
                id: components["parameters"]["ObjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tariff */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tariff"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    putTariff: {
        parameters: {
            query?: {
                /** @description Check and answer as if, and store nothing. */
                dryRun?: components["parameters"]["DryRun"];
            };
            header?: never;
            path: {
                /** @description The id, of the bridge's own party; for another party `CC*PID*id`. */
                id: components["parameters"]["ObjectId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: components["responses"]["StoredTariff"];
            201: components["responses"]["StoredTariff"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
        };
    };
    deleteTariff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id, of the bridge's own party; for another party `CC*PID*id`. */
                id: components["parameters"]["ObjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["Done"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    listTokens: {
        parameters: {
            query?: {
                limit?: components["parameters"]["Limit"];
                offset?: components["parameters"]["Offset"];
                /** @description Only the tokens received from the partner with this id or name; `own` for the operator's own. */
                partner?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tokens */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "X-Total-Count": components["headers"]["TotalCount"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": (components["schemas"]["Token"] & components["schemas"]["TokenSource"])[];
                };
            };
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
        };
    };
    getToken: {
        parameters: {
            query?: {
                /** @description Needed where one uid belongs to tokens of several types. */
                type?: "AD_HOC_USER" | "APP_USER" | "OTHER" | "RFID";
            };
            header?: never;
            path: {
                /** @description Compared without regard to case. */
                uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["StoredToken"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    putToken: {
        parameters: {
            query?: {
                /** @description Check and answer as if, and store nothing. */
                dryRun?: components["parameters"]["DryRun"];
                /** @description Needed where one uid belongs to tokens of several types. */
                type?: "AD_HOC_USER" | "APP_USER" | "OTHER" | "RFID";
            };
            header?: never;
            path: {
                /** @description Compared without regard to case. */
                uid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: components["responses"]["StoredToken"];
            201: components["responses"]["StoredToken"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            415: components["responses"]["UnsupportedMediaType"];
        };
    };
    deleteToken: {
        parameters: {
            query?: {
                /** @description Needed where one uid belongs to tokens of several types. */
                type?: "AD_HOC_USER" | "APP_USER" | "OTHER" | "RFID";
            };
            header?: never;
            path: {
                /** @description Compared without regard to case. */
                uid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["Done"];
            400: components["responses"]["Invalid"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It can */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description It cannot, and why */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
