// Generated from openapi/ocpp-1.6.yaml. Do not edit.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An entry of the local list; in a differential update one without idTagInfo is removed. */
        AuthorizationData: {
            idTag: components["schemas"]["IdTag"];
            idTagInfo?: components["schemas"]["IdTagInfo"];
        };
        /** @enum {string} */
        AuthorizationStatus: "Accepted" | "Blocked" | "Expired" | "Invalid" | "ConcurrentTx";
        AuthorizeRequest: {
            idTag: components["schemas"]["IdTag"];
        };
        AuthorizeResponse: {
            idTagInfo: components["schemas"]["IdTagInfo"];
        };
        /** @enum {string} */
        AvailabilityStatus: "Accepted" | "Rejected" | "Scheduled";
        /** @enum {string} */
        AvailabilityType: "Inoperative" | "Operative";
        BootNotificationRequest: {
            chargeBoxSerialNumber?: string;
            chargePointModel: string;
            chargePointSerialNumber?: string;
            chargePointVendor: string;
            firmwareVersion?: string;
            iccid?: string;
            imsi?: string;
            meterSerialNumber?: string;
            meterType?: string;
        };
        BootNotificationResponse: {
            /** Format: date-time */
            currentTime: string;
            interval: number;
            status: components["schemas"]["RegistrationStatus"];
        };
        CancelReservationRequest: {
            reservationId: number;
        };
        CancelReservationResponse: {
            status: components["schemas"]["GenericStatus"];
        };
        CertificateHashData: {
            hashAlgorithm: components["schemas"]["HashAlgorithm"];
            issuerKeyHash: string;
            issuerNameHash: string;
            serialNumber: string;
        };
        CertificateSignedRequest: {
            certificateChain: string;
        };
        CertificateSignedResponse: {
            status: components["schemas"]["GenericStatus"];
        };
        /** @enum {string} */
        CertificateUse: "CentralSystemRootCertificate" | "ManufacturerRootCertificate";
        ChangeAvailabilityRequest: {
            connectorId: number;
            type: components["schemas"]["AvailabilityType"];
        };
        ChangeAvailabilityResponse: {
            status: components["schemas"]["AvailabilityStatus"];
        };
        ChangeConfigurationRequest: {
            key: string;
            value: string;
        };
        ChangeConfigurationResponse: {
            status: components["schemas"]["ConfigurationStatus"];
        };
        /** @enum {string} */
        ChargePointErrorCode: "ConnectorLockFailure" | "EVCommunicationError" | "GroundFailure" | "HighTemperature" | "InternalError" | "LocalListConflict" | "NoError" | "OtherError" | "OverCurrentFailure" | "PowerMeterFailure" | "PowerSwitchFailure" | "ReaderFailure" | "ResetFailure" | "UnderVoltage" | "OverVoltage" | "WeakSignal";
        /** @enum {string} */
        ChargePointStatus: "Available" | "Preparing" | "Charging" | "SuspendedEVSE" | "SuspendedEV" | "Finishing" | "Reserved" | "Unavailable" | "Faulted";
        ChargingProfile: {
            chargingProfileId: number;
            chargingProfileKind: components["schemas"]["ChargingProfileKind"];
            chargingProfilePurpose: components["schemas"]["ChargingProfilePurpose"];
            chargingSchedule: components["schemas"]["ChargingSchedule"];
            recurrencyKind?: components["schemas"]["RecurrencyKind"];
            stackLevel: number;
            transactionId?: number;
            /** Format: date-time */
            validFrom?: string;
            /** Format: date-time */
            validTo?: string;
        };
        /** @enum {string} */
        ChargingProfileKind: "Absolute" | "Recurring" | "Relative";
        /** @enum {string} */
        ChargingProfilePurpose: "ChargePointMaxProfile" | "TxDefaultProfile" | "TxProfile";
        /** @enum {string} */
        ChargingProfileStatus: "Accepted" | "Rejected" | "NotSupported";
        /** @enum {string} */
        ChargingRateUnit: "A" | "W";
        ChargingSchedule: {
            chargingRateUnit: components["schemas"]["ChargingRateUnit"];
            chargingSchedulePeriod: components["schemas"]["ChargingSchedulePeriod"][];
            duration?: number;
            minChargingRate?: number;
            /** Format: date-time */
            startSchedule?: string;
        };
        /** @description A limit from startPeriod (seconds into the schedule) to the next period. */
        ChargingSchedulePeriod: {
            limit: number;
            numberPhases?: number;
            startPeriod: number;
        };
        ClearCacheRequest: Record<string, never>;
        ClearCacheResponse: {
            status: components["schemas"]["GenericStatus"];
        };
        ClearChargingProfileRequest: {
            chargingProfilePurpose?: components["schemas"]["ChargingProfilePurpose"];
            connectorId?: number;
            id?: number;
            stackLevel?: number;
        };
        ClearChargingProfileResponse: {
            status: components["schemas"]["ClearChargingProfileStatus"];
        };
        /** @enum {string} */
        ClearChargingProfileStatus: "Accepted" | "Unknown";
        /** @description One configuration key as the station reports it. */
        ConfigurationKey: {
            key: string;
            readonly: boolean;
            value?: string;
        };
        /** @enum {string} */
        ConfigurationStatus: "Accepted" | "Rejected" | "RebootRequired" | "NotSupported";
        DataTransferRequest: {
            data?: string;
            messageId?: string;
            vendorId: string;
        };
        DataTransferResponse: {
            data?: string;
            status: components["schemas"]["DataTransferStatus"];
        };
        /** @enum {string} */
        DataTransferStatus: "Accepted" | "Rejected" | "UnknownMessageId" | "UnknownVendorId";
        DeleteCertificateRequest: {
            certificateHashData: components["schemas"]["CertificateHashData"];
        };
        DeleteCertificateResponse: {
            status: components["schemas"]["DeleteCertificateStatus"];
        };
        /** @enum {string} */
        DeleteCertificateStatus: "Accepted" | "Failed" | "NotFound";
        /** @enum {string} */
        DiagnosticsStatus: "Idle" | "Uploaded" | "UploadFailed" | "Uploading";
        DiagnosticsStatusNotificationRequest: {
            status: components["schemas"]["DiagnosticsStatus"];
        };
        DiagnosticsStatusNotificationResponse: Record<string, never>;
        /** @enum {string} */
        ExtendedMessageTrigger: "BootNotification" | "LogStatusNotification" | "FirmwareStatusNotification" | "Heartbeat" | "MeterValues" | "SignChargePointCertificate" | "StatusNotification";
        ExtendedTriggerMessageRequest: {
            connectorId?: number;
            requestedMessage: components["schemas"]["ExtendedMessageTrigger"];
        };
        ExtendedTriggerMessageResponse: {
            status: components["schemas"]["TriggerMessageStatus"];
        };
        /** @enum {string} */
        FirmwareStatus: "Downloaded" | "DownloadFailed" | "Downloading" | "Idle" | "InstallationFailed" | "Installing" | "Installed";
        FirmwareStatusNotificationRequest: {
            status: components["schemas"]["FirmwareStatus"];
        };
        FirmwareStatusNotificationResponse: Record<string, never>;
        /**
         * @description The answer of every action that knows only these two outcomes.
         * @enum {string}
         */
        GenericStatus: "Accepted" | "Rejected";
        GetCompositeScheduleRequest: {
            chargingRateUnit?: components["schemas"]["ChargingRateUnit"];
            connectorId: number;
            duration: number;
        };
        GetCompositeScheduleResponse: {
            chargingSchedule?: components["schemas"]["ChargingSchedule"];
            connectorId?: number;
            /** Format: date-time */
            scheduleStart?: string;
            status: components["schemas"]["GenericStatus"];
        };
        GetConfigurationRequest: {
            key?: string[];
        };
        GetConfigurationResponse: {
            configurationKey?: components["schemas"]["ConfigurationKey"][];
            unknownKey?: string[];
        };
        GetDiagnosticsRequest: {
            /** Format: uri */
            location: string;
            retries?: number;
            retryInterval?: number;
            /** Format: date-time */
            startTime?: string;
            /** Format: date-time */
            stopTime?: string;
        };
        GetDiagnosticsResponse: {
            fileName?: string;
        };
        GetInstalledCertificateIdsRequest: {
            certificateType: components["schemas"]["CertificateUse"];
        };
        GetInstalledCertificateIdsResponse: {
            certificateHashData?: components["schemas"]["CertificateHashData"][];
            status: components["schemas"]["GetInstalledCertificateStatus"];
        };
        /** @enum {string} */
        GetInstalledCertificateStatus: "Accepted" | "NotFound";
        GetLocalListVersionRequest: Record<string, never>;
        GetLocalListVersionResponse: {
            listVersion: number;
        };
        GetLogRequest: {
            log: components["schemas"]["LogParameters"];
            logType: components["schemas"]["LogType"];
            requestId: number;
            retries?: number;
            retryInterval?: number;
        };
        GetLogResponse: {
            filename?: string;
            status: components["schemas"]["LogStatus"];
        };
        /** @enum {string} */
        HashAlgorithm: "SHA256" | "SHA384" | "SHA512";
        HeartbeatRequest: Record<string, never>;
        HeartbeatResponse: {
            /** Format: date-time */
            currentTime: string;
        };
        /** @description Identifier presented at the reader, compared case-insensitively. */
        IdTag: string;
        IdTagInfo: {
            /** Format: date-time */
            expiryDate?: string;
            parentIdTag?: components["schemas"]["IdTag"];
            status: components["schemas"]["AuthorizationStatus"];
        };
        InstallCertificateRequest: {
            certificate: string;
            certificateType: components["schemas"]["CertificateUse"];
        };
        InstallCertificateResponse: {
            status: components["schemas"]["InstallCertificateStatus"];
        };
        /** @enum {string} */
        InstallCertificateStatus: "Accepted" | "Failed" | "Rejected";
        /**
         * @description Absent means Outlet.
         * @enum {string}
         */
        Location: "Cable" | "EV" | "Inlet" | "Outlet" | "Body";
        LogParameters: {
            /** Format: date-time */
            latestTimestamp?: string;
            /** Format: date-time */
            oldestTimestamp?: string;
            remoteLocation: string;
        };
        /** @enum {string} */
        LogStatus: "Accepted" | "Rejected" | "AcceptedCanceled";
        LogStatusNotificationRequest: {
            requestId?: number;
            status: components["schemas"]["UploadLogStatus"];
        };
        LogStatusNotificationResponse: Record<string, never>;
        /** @enum {string} */
        LogType: "DiagnosticsLog" | "SecurityLog";
        /**
         * @description Absent means Energy.Active.Import.Register.
         * @enum {string}
         */
        Measurand: "Energy.Active.Export.Register" | "Energy.Active.Import.Register" | "Energy.Reactive.Export.Register" | "Energy.Reactive.Import.Register" | "Energy.Active.Export.Interval" | "Energy.Active.Import.Interval" | "Energy.Reactive.Export.Interval" | "Energy.Reactive.Import.Interval" | "Power.Active.Export" | "Power.Active.Import" | "Power.Offered" | "Power.Reactive.Export" | "Power.Reactive.Import" | "Power.Factor" | "Current.Import" | "Current.Export" | "Current.Offered" | "Voltage" | "Frequency" | "Temperature" | "SoC" | "RPM";
        /** @enum {string} */
        MessageTrigger: "BootNotification" | "DiagnosticsStatusNotification" | "FirmwareStatusNotification" | "Heartbeat" | "MeterValues" | "StatusNotification";
        /** @description Readings taken at one moment. */
        MeterValue: {
            sampledValue: components["schemas"]["SampledValue"][];
            /** Format: date-time */
            timestamp: string;
        };
        MeterValuesRequest: {
            connectorId: number;
            meterValue: components["schemas"]["MeterValue"][];
            transactionId?: number;
        };
        MeterValuesResponse: Record<string, never>;
        /** @enum {string} */
        Phase: "L1" | "L2" | "L3" | "N" | "L1-N" | "L2-N" | "L3-N" | "L1-L2" | "L2-L3" | "L3-L1";
        /**
         * @description Absent means Sample.Periodic.
         * @enum {string}
         */
        ReadingContext: "Interruption.Begin" | "Interruption.End" | "Sample.Clock" | "Sample.Periodic" | "Transaction.Begin" | "Transaction.End" | "Trigger" | "Other";
        /** @enum {string} */
        RecurrencyKind: "Daily" | "Weekly";
        /** @enum {string} */
        RegistrationStatus: "Accepted" | "Pending" | "Rejected";
        RemoteStartTransactionRequest: {
            chargingProfile?: components["schemas"]["ChargingProfile"];
            connectorId?: number;
            idTag: components["schemas"]["IdTag"];
        };
        RemoteStartTransactionResponse: {
            status: components["schemas"]["GenericStatus"];
        };
        RemoteStopTransactionRequest: {
            transactionId: number;
        };
        RemoteStopTransactionResponse: {
            status: components["schemas"]["GenericStatus"];
        };
        /** @enum {string} */
        ReservationStatus: "Accepted" | "Faulted" | "Occupied" | "Rejected" | "Unavailable";
        ReserveNowRequest: {
            connectorId: number;
            /** Format: date-time */
            expiryDate: string;
            idTag: components["schemas"]["IdTag"];
            parentIdTag?: components["schemas"]["IdTag"];
            reservationId: number;
        };
        ReserveNowResponse: {
            status: components["schemas"]["ReservationStatus"];
        };
        ResetRequest: {
            type: components["schemas"]["ResetType"];
        };
        ResetResponse: {
            status: components["schemas"]["GenericStatus"];
        };
        /** @enum {string} */
        ResetType: "Hard" | "Soft";
        /** @description One reading. The value is text; a number unless the format is SignedData. */
        SampledValue: {
            context?: components["schemas"]["ReadingContext"];
            format?: components["schemas"]["ValueFormat"];
            location?: components["schemas"]["Location"];
            measurand?: components["schemas"]["Measurand"];
            phase?: components["schemas"]["Phase"];
            unit?: components["schemas"]["UnitOfMeasure"];
            value: string;
        };
        SecurityEventNotificationRequest: {
            techInfo?: string;
            /** Format: date-time */
            timestamp: string;
            type: string;
        };
        SecurityEventNotificationResponse: Record<string, never>;
        SendLocalListRequest: {
            listVersion: number;
            localAuthorizationList?: components["schemas"]["AuthorizationData"][];
            updateType: components["schemas"]["UpdateType"];
        };
        SendLocalListResponse: {
            status: components["schemas"]["UpdateStatus"];
        };
        SetChargingProfileRequest: {
            connectorId: number;
            csChargingProfiles: components["schemas"]["ChargingProfile"];
        };
        SetChargingProfileResponse: {
            status: components["schemas"]["ChargingProfileStatus"];
        };
        SignCertificateRequest: {
            csr: string;
        };
        SignCertificateResponse: {
            status: components["schemas"]["GenericStatus"];
        };
        SignedFirmware: {
            /** Format: date-time */
            installDateTime?: string;
            location: string;
            /** Format: date-time */
            retrieveDateTime: string;
            signature: string;
            signingCertificate: string;
        };
        /** @enum {string} */
        SignedFirmwareStatus: "Downloaded" | "DownloadFailed" | "Downloading" | "DownloadScheduled" | "DownloadPaused" | "Idle" | "InstallationFailed" | "Installing" | "Installed" | "InstallRebooting" | "InstallScheduled" | "InstallVerificationFailed" | "InvalidSignature" | "SignatureVerified";
        SignedFirmwareStatusNotificationRequest: {
            requestId?: number;
            status: components["schemas"]["SignedFirmwareStatus"];
        };
        SignedFirmwareStatusNotificationResponse: Record<string, never>;
        SignedUpdateFirmwareRequest: {
            firmware: components["schemas"]["SignedFirmware"];
            requestId: number;
            retries?: number;
            retryInterval?: number;
        };
        SignedUpdateFirmwareResponse: {
            status: components["schemas"]["SignedUpdateFirmwareStatus"];
        };
        /** @enum {string} */
        SignedUpdateFirmwareStatus: "Accepted" | "Rejected" | "AcceptedCanceled" | "InvalidCertificate" | "RevokedCertificate";
        StartTransactionRequest: {
            connectorId: number;
            idTag: components["schemas"]["IdTag"];
            meterStart: number;
            reservationId?: number;
            /** Format: date-time */
            timestamp: string;
        };
        StartTransactionResponse: {
            idTagInfo: components["schemas"]["IdTagInfo"];
            transactionId: number;
        };
        StatusNotificationRequest: {
            connectorId: number;
            errorCode: components["schemas"]["ChargePointErrorCode"];
            info?: string;
            status: components["schemas"]["ChargePointStatus"];
            /** Format: date-time */
            timestamp?: string;
            vendorErrorCode?: string;
            vendorId?: string;
        };
        StatusNotificationResponse: Record<string, never>;
        /**
         * @description Absent means Local.
         * @enum {string}
         */
        StopReason: "EmergencyStop" | "EVDisconnected" | "HardReset" | "Local" | "Other" | "PowerLoss" | "Reboot" | "Remote" | "SoftReset" | "UnlockCommand" | "DeAuthorized";
        StopTransactionRequest: {
            idTag?: components["schemas"]["IdTag"];
            meterStop: number;
            reason?: components["schemas"]["StopReason"];
            /** Format: date-time */
            timestamp: string;
            transactionData?: components["schemas"]["MeterValue"][];
            transactionId: number;
        };
        StopTransactionResponse: {
            idTagInfo?: components["schemas"]["IdTagInfo"];
        };
        TriggerMessageRequest: {
            connectorId?: number;
            requestedMessage: components["schemas"]["MessageTrigger"];
        };
        TriggerMessageResponse: {
            status: components["schemas"]["TriggerMessageStatus"];
        };
        /** @enum {string} */
        TriggerMessageStatus: "Accepted" | "Rejected" | "NotImplemented";
        /**
         * @description Absent means Wh where the measurand is an energy. Celcius is the misspelling of the first schemas, which the errata keep beside Celsius. Hertz is the unit the errata give to Frequency without adding it to the schemas; stations send it all the same.
         * @enum {string}
         */
        UnitOfMeasure: "Wh" | "kWh" | "varh" | "kvarh" | "W" | "kW" | "VA" | "kVA" | "var" | "kvar" | "A" | "V" | "K" | "Celcius" | "Celsius" | "Fahrenheit" | "Percent" | "Hertz";
        UnlockConnectorRequest: {
            connectorId: number;
        };
        UnlockConnectorResponse: {
            status: components["schemas"]["UnlockStatus"];
        };
        /** @enum {string} */
        UnlockStatus: "Unlocked" | "UnlockFailed" | "NotSupported";
        UpdateFirmwareRequest: {
            /** Format: uri */
            location: string;
            retries?: number;
            /** Format: date-time */
            retrieveDate: string;
            retryInterval?: number;
        };
        UpdateFirmwareResponse: Record<string, never>;
        /** @enum {string} */
        UpdateStatus: "Accepted" | "Failed" | "NotSupported" | "VersionMismatch";
        /** @enum {string} */
        UpdateType: "Differential" | "Full";
        /** @enum {string} */
        UploadLogStatus: "BadMessage" | "Idle" | "NotSupportedOperation" | "PermissionDenied" | "Uploaded" | "UploadFailure" | "Uploading";
        /**
         * @description Absent means Raw.
         * @enum {string}
         */
        ValueFormat: "Raw" | "SignedData";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
