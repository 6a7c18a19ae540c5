// Generated from openapi/ocpp-2.0.1.yaml. Do not edit.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ACChargingParametersType: {
            energyAmount: number;
            evMaxCurrent: number;
            evMaxVoltage: number;
            evMinCurrent: number;
        };
        AdditionalInfoType: {
            additionalIdToken: string;
            type: string;
        };
        /** @enum {string} */
        APNAuthenticationEnumType: "CHAP" | "NONE" | "PAP" | "AUTO";
        /** @description An absent useOnlyPreferredNetwork means false. */
        APNType: {
            apn: string;
            apnAuthentication: components["schemas"]["APNAuthenticationEnumType"];
            apnPassword?: string;
            apnUserName?: string;
            preferredNetwork?: string;
            simPin?: number;
            useOnlyPreferredNetwork?: boolean;
        };
        /**
         * @description Absent means Actual.
         * @enum {string}
         */
        AttributeEnumType: "Actual" | "Target" | "MinSet" | "MaxSet";
        AuthorizationData: {
            idToken: components["schemas"]["IdTokenType"];
            idTokenInfo?: components["schemas"]["IdTokenInfoType"];
        };
        /** @enum {string} */
        AuthorizationStatusEnumType: "Accepted" | "Blocked" | "ConcurrentTx" | "Expired" | "Invalid" | "NoCredit" | "NotAllowedTypeEVSE" | "NotAtThisLocation" | "NotAtThisTime" | "Unknown";
        /** @enum {string} */
        AuthorizeCertificateStatusEnumType: "Accepted" | "SignatureError" | "CertificateExpired" | "CertificateRevoked" | "NoCertificateAvailable" | "CertChainError" | "ContractCancelled";
        AuthorizeRequest: {
            certificate?: string;
            idToken: components["schemas"]["IdTokenType"];
            iso15118CertificateHashData?: components["schemas"]["OCSPRequestDataType"][];
        };
        AuthorizeResponse: {
            certificateStatus?: components["schemas"]["AuthorizeCertificateStatusEnumType"];
            idTokenInfo: components["schemas"]["IdTokenInfoType"];
        };
        BootNotificationRequest: {
            chargingStation: components["schemas"]["ChargingStationType"];
            reason: components["schemas"]["BootReasonEnumType"];
        };
        BootNotificationResponse: {
            /** Format: date-time */
            currentTime: string;
            interval: number;
            status: components["schemas"]["RegistrationStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        BootReasonEnumType: "ApplicationReset" | "FirmwareUpdate" | "LocalReset" | "PowerUp" | "RemoteReset" | "ScheduledReset" | "Triggered" | "Unknown" | "Watchdog";
        CancelReservationRequest: {
            reservationId: number;
        };
        CancelReservationResponse: {
            status: components["schemas"]["CancelReservationStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        CancelReservationStatusEnumType: "Accepted" | "Rejected";
        /** @enum {string} */
        CertificateActionEnumType: "Install" | "Update";
        CertificateHashDataChainType: {
            certificateHashData: components["schemas"]["CertificateHashDataType"];
            certificateType: components["schemas"]["GetCertificateIdUseEnumType"];
            childCertificateHashData?: components["schemas"]["CertificateHashDataType"][];
        };
        CertificateHashDataType: {
            hashAlgorithm: components["schemas"]["HashAlgorithmEnumType"];
            issuerKeyHash: string;
            issuerNameHash: string;
            serialNumber: string;
        };
        CertificateSignedRequest: {
            certificateChain: string;
            certificateType?: components["schemas"]["CertificateSigningUseEnumType"];
        };
        CertificateSignedResponse: {
            status: components["schemas"]["CertificateSignedStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        CertificateSignedStatusEnumType: "Accepted" | "Rejected";
        /** @enum {string} */
        CertificateSigningUseEnumType: "ChargingStationCertificate" | "V2GCertificate";
        ChangeAvailabilityRequest: {
            evse?: components["schemas"]["EVSEType"];
            operationalStatus: components["schemas"]["OperationalStatusEnumType"];
        };
        ChangeAvailabilityResponse: {
            status: components["schemas"]["ChangeAvailabilityStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        ChangeAvailabilityStatusEnumType: "Accepted" | "Rejected" | "Scheduled";
        /** @enum {string} */
        ChargingLimitSourceEnumType: "EMS" | "Other" | "SO" | "CSO";
        ChargingLimitType: {
            chargingLimitSource: components["schemas"]["ChargingLimitSourceEnumType"];
            isGridCritical?: boolean;
        };
        ChargingNeedsType: {
            acChargingParameters?: components["schemas"]["ACChargingParametersType"];
            dcChargingParameters?: components["schemas"]["DCChargingParametersType"];
            /** Format: date-time */
            departureTime?: string;
            requestedEnergyTransfer: components["schemas"]["EnergyTransferModeEnumType"];
        };
        ChargingProfileCriterionType: {
            chargingLimitSource?: components["schemas"]["ChargingLimitSourceEnumType"][];
            chargingProfileId?: number[];
            chargingProfilePurpose?: components["schemas"]["ChargingProfilePurposeEnumType"];
            stackLevel?: number;
        };
        /** @enum {string} */
        ChargingProfileKindEnumType: "Absolute" | "Recurring" | "Relative";
        /** @enum {string} */
        ChargingProfilePurposeEnumType: "ChargingStationExternalConstraints" | "ChargingStationMaxProfile" | "TxDefaultProfile" | "TxProfile";
        /** @enum {string} */
        ChargingProfileStatusEnumType: "Accepted" | "Rejected";
        ChargingProfileType: {
            chargingProfileKind: components["schemas"]["ChargingProfileKindEnumType"];
            chargingProfilePurpose: components["schemas"]["ChargingProfilePurposeEnumType"];
            chargingSchedule: components["schemas"]["ChargingScheduleType"][];
            id: number;
            recurrencyKind?: components["schemas"]["RecurrencyKindEnumType"];
            stackLevel: number;
            transactionId?: string;
            /** Format: date-time */
            validFrom?: string;
            /** Format: date-time */
            validTo?: string;
        };
        /** @enum {string} */
        ChargingRateUnitEnumType: "W" | "A";
        /** @description A limit from startPeriod (seconds into the schedule) to the next period. */
        ChargingSchedulePeriodType: {
            limit: number;
            numberPhases?: number;
            phaseToUse?: number;
            startPeriod: number;
        };
        ChargingScheduleType: {
            chargingRateUnit: components["schemas"]["ChargingRateUnitEnumType"];
            chargingSchedulePeriod: components["schemas"]["ChargingSchedulePeriodType"][];
            duration?: number;
            id: number;
            minChargingRate?: number;
            salesTariff?: components["schemas"]["SalesTariffType"];
            /** Format: date-time */
            startSchedule?: string;
        };
        /**
         * @description What a transaction is doing.
         * @enum {string}
         */
        ChargingStateEnumType: "Charging" | "EVConnected" | "SuspendedEV" | "SuspendedEVSE" | "Idle";
        ChargingStationType: {
            firmwareVersion?: string;
            model: string;
            modem?: components["schemas"]["ModemType"];
            serialNumber?: string;
            vendorName: string;
        };
        ClearCacheRequest: Record<string, never>;
        ClearCacheResponse: {
            status: components["schemas"]["ClearCacheStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        ClearCacheStatusEnumType: "Accepted" | "Rejected";
        ClearChargingProfileRequest: {
            chargingProfileCriteria?: components["schemas"]["ClearChargingProfileType"];
            chargingProfileId?: number;
        };
        ClearChargingProfileResponse: {
            status: components["schemas"]["ClearChargingProfileStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        ClearChargingProfileStatusEnumType: "Accepted" | "Unknown";
        ClearChargingProfileType: {
            chargingProfilePurpose?: components["schemas"]["ChargingProfilePurposeEnumType"];
            evseId?: number;
            stackLevel?: number;
        };
        ClearDisplayMessageRequest: {
            id: number;
        };
        ClearDisplayMessageResponse: {
            status: components["schemas"]["ClearMessageStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        ClearedChargingLimitRequest: {
            chargingLimitSource: components["schemas"]["ChargingLimitSourceEnumType"];
            evseId?: number;
        };
        ClearedChargingLimitResponse: Record<string, never>;
        /** @enum {string} */
        ClearMessageStatusEnumType: "Accepted" | "Unknown";
        ClearMonitoringResultType: {
            id: number;
            status: components["schemas"]["ClearMonitoringStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        ClearMonitoringStatusEnumType: "Accepted" | "Rejected" | "NotFound";
        ClearVariableMonitoringRequest: {
            id: number[];
        };
        ClearVariableMonitoringResponse: {
            clearMonitoringResult: components["schemas"]["ClearMonitoringResultType"][];
        };
        /** @enum {string} */
        ComponentCriterionEnumType: "Active" | "Available" | "Enabled" | "Problem";
        ComponentType: {
            evse?: components["schemas"]["EVSEType"];
            instance?: string;
            name: string;
        };
        ComponentVariableType: {
            component: components["schemas"]["ComponentType"];
            variable?: components["schemas"]["VariableType"];
        };
        CompositeScheduleType: {
            chargingRateUnit: components["schemas"]["ChargingRateUnitEnumType"];
            chargingSchedulePeriod: components["schemas"]["ChargingSchedulePeriodType"][];
            duration: number;
            evseId: number;
            /** Format: date-time */
            scheduleStart: string;
        };
        /** @enum {string} */
        ConnectorEnumType: "cCCS1" | "cCCS2" | "cG105" | "cTesla" | "cType1" | "cType2" | "s309-1P-16A" | "s309-1P-32A" | "s309-3P-16A" | "s309-3P-32A" | "sBS1361" | "sCEE-7-7" | "sType2" | "sType3" | "Other1PhMax16A" | "Other1PhOver16A" | "Other3Ph" | "Pan" | "wInductive" | "wResonant" | "Undetermined" | "Unknown";
        /**
         * @description Occupied says only that the connector is not available.
         * @enum {string}
         */
        ConnectorStatusEnumType: "Available" | "Occupied" | "Reserved" | "Unavailable" | "Faulted";
        ConsumptionCostType: {
            cost: components["schemas"]["CostType"][];
            startValue: number;
        };
        /** @enum {string} */
        CostKindEnumType: "CarbonDioxideEmission" | "RelativePricePercentage" | "RenewableGenerationPercentage";
        CostType: {
            amount: number;
            amountMultiplier?: number;
            costKind: components["schemas"]["CostKindEnumType"];
        };
        CostUpdatedRequest: {
            totalCost: number;
            transactionId: string;
        };
        CostUpdatedResponse: Record<string, never>;
        /** @description What a vendor adds; the only object that is open to any property. */
        CustomDataType: {
            vendorId: string;
        } & {
            [key: string]: unknown;
        };
        CustomerInformationRequest: {
            clear: boolean;
            customerCertificate?: components["schemas"]["CertificateHashDataType"];
            customerIdentifier?: string;
            idToken?: components["schemas"]["IdTokenType"];
            report: boolean;
            requestId: number;
        };
        CustomerInformationResponse: {
            status: components["schemas"]["CustomerInformationStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        CustomerInformationStatusEnumType: "Accepted" | "Rejected" | "Invalid";
        /** @enum {string} */
        DataEnumType: "string" | "decimal" | "integer" | "dateTime" | "boolean" | "OptionList" | "SequenceList" | "MemberList";
        DataTransferRequest: {
            data?: unknown;
            messageId?: string;
            vendorId: string;
        };
        DataTransferResponse: {
            data?: unknown;
            status: components["schemas"]["DataTransferStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        DataTransferStatusEnumType: "Accepted" | "Rejected" | "UnknownMessageId" | "UnknownVendorId";
        DCChargingParametersType: {
            bulkSoC?: number;
            energyAmount?: number;
            evEnergyCapacity?: number;
            evMaxCurrent: number;
            evMaxPower?: number;
            evMaxVoltage: number;
            fullSoC?: number;
            stateOfCharge?: number;
        };
        DeleteCertificateRequest: {
            certificateHashData: components["schemas"]["CertificateHashDataType"];
        };
        DeleteCertificateResponse: {
            status: components["schemas"]["DeleteCertificateStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        DeleteCertificateStatusEnumType: "Accepted" | "Failed" | "NotFound";
        /** @enum {string} */
        DisplayMessageStatusEnumType: "Accepted" | "NotSupportedMessageFormat" | "Rejected" | "NotSupportedPriority" | "NotSupportedState" | "UnknownTransaction";
        /** @enum {string} */
        EnergyTransferModeEnumType: "DC" | "AC_single_phase" | "AC_two_phase" | "AC_three_phase";
        EventDataType: {
            actualValue: string;
            cause?: number;
            cleared?: boolean;
            component: components["schemas"]["ComponentType"];
            eventId: number;
            eventNotificationType: components["schemas"]["EventNotificationEnumType"];
            techCode?: string;
            techInfo?: string;
            /** Format: date-time */
            timestamp: string;
            transactionId?: string;
            trigger: components["schemas"]["EventTriggerEnumType"];
            variable: components["schemas"]["VariableType"];
            variableMonitoringId?: number;
        };
        /** @enum {string} */
        EventNotificationEnumType: "HardWiredNotification" | "HardWiredMonitor" | "PreconfiguredMonitor" | "CustomMonitor";
        /** @enum {string} */
        EventTriggerEnumType: "Alerting" | "Delta" | "Periodic";
        /** @description Of an EVSE, or with connectorId of one of its connectors. */
        EVSEType: {
            connectorId?: number;
            id: number;
        };
        /** @enum {string} */
        FirmwareStatusEnumType: "Downloaded" | "DownloadFailed" | "Downloading" | "DownloadScheduled" | "DownloadPaused" | "Idle" | "InstallationFailed" | "Installing" | "Installed" | "InstallRebooting" | "InstallScheduled" | "InstallVerificationFailed" | "InvalidSignature" | "SignatureVerified";
        FirmwareStatusNotificationRequest: {
            requestId?: number;
            status: components["schemas"]["FirmwareStatusEnumType"];
        };
        FirmwareStatusNotificationResponse: Record<string, never>;
        FirmwareType: {
            /** Format: date-time */
            installDateTime?: string;
            location: string;
            /** Format: date-time */
            retrieveDateTime: string;
            signature?: string;
            signingCertificate?: string;
        };
        /** @enum {string} */
        GenericDeviceModelStatusEnumType: "Accepted" | "Rejected" | "NotSupported" | "EmptyResultSet";
        /** @enum {string} */
        GenericStatusEnumType: "Accepted" | "Rejected";
        Get15118EVCertificateRequest: {
            action: components["schemas"]["CertificateActionEnumType"];
            exiRequest: string;
            iso15118SchemaVersion: string;
        };
        /** @description The errata raise exiResponse from 5600 to 7500. */
        Get15118EVCertificateResponse: {
            exiResponse: string;
            status: components["schemas"]["Iso15118EVCertificateStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        GetBaseReportRequest: {
            reportBase: components["schemas"]["ReportBaseEnumType"];
            requestId: number;
        };
        GetBaseReportResponse: {
            status: components["schemas"]["GenericDeviceModelStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        GetCertificateIdUseEnumType: "V2GRootCertificate" | "MORootCertificate" | "CSMSRootCertificate" | "V2GCertificateChain" | "ManufacturerRootCertificate";
        /** @enum {string} */
        GetCertificateStatusEnumType: "Accepted" | "Failed";
        GetCertificateStatusRequest: {
            ocspRequestData: components["schemas"]["OCSPRequestDataType"];
        };
        GetCertificateStatusResponse: {
            ocspResult?: string;
            status: components["schemas"]["GetCertificateStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        GetChargingProfilesRequest: {
            chargingProfile: components["schemas"]["ChargingProfileCriterionType"];
            evseId?: number;
            requestId: number;
        };
        GetChargingProfilesResponse: {
            status: components["schemas"]["GetChargingProfileStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        GetChargingProfileStatusEnumType: "Accepted" | "NoProfiles";
        GetCompositeScheduleRequest: {
            chargingRateUnit?: components["schemas"]["ChargingRateUnitEnumType"];
            duration: number;
            evseId: number;
        };
        GetCompositeScheduleResponse: {
            schedule?: components["schemas"]["CompositeScheduleType"];
            status: components["schemas"]["GenericStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        GetDisplayMessagesRequest: {
            id?: number[];
            priority?: components["schemas"]["MessagePriorityEnumType"];
            requestId: number;
            state?: components["schemas"]["MessageStateEnumType"];
        };
        GetDisplayMessagesResponse: {
            status: components["schemas"]["GetDisplayMessagesStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        GetDisplayMessagesStatusEnumType: "Accepted" | "Unknown";
        GetInstalledCertificateIdsRequest: {
            certificateType?: components["schemas"]["GetCertificateIdUseEnumType"][];
        };
        GetInstalledCertificateIdsResponse: {
            certificateHashDataChain?: components["schemas"]["CertificateHashDataChainType"][];
            status: components["schemas"]["GetInstalledCertificateStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        GetInstalledCertificateStatusEnumType: "Accepted" | "NotFound";
        GetLocalListVersionRequest: Record<string, never>;
        GetLocalListVersionResponse: {
            versionNumber: number;
        };
        GetLogRequest: {
            log: components["schemas"]["LogParametersType"];
            logType: components["schemas"]["LogEnumType"];
            requestId: number;
            retries?: number;
            retryInterval?: number;
        };
        GetLogResponse: {
            filename?: string;
            status: components["schemas"]["LogStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        GetMonitoringReportRequest: {
            componentVariable?: components["schemas"]["ComponentVariableType"][];
            monitoringCriteria?: components["schemas"]["MonitoringCriterionEnumType"][];
            requestId: number;
        };
        GetMonitoringReportResponse: {
            status: components["schemas"]["GenericDeviceModelStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        GetReportRequest: {
            componentCriteria?: components["schemas"]["ComponentCriterionEnumType"][];
            componentVariable?: components["schemas"]["ComponentVariableType"][];
            requestId: number;
        };
        GetReportResponse: {
            status: components["schemas"]["GenericDeviceModelStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        GetTransactionStatusRequest: {
            transactionId?: string;
        };
        GetTransactionStatusResponse: {
            messagesInQueue: boolean;
            ongoingIndicator?: boolean;
        };
        GetVariableDataType: {
            attributeType?: components["schemas"]["AttributeEnumType"];
            component: components["schemas"]["ComponentType"];
            variable: components["schemas"]["VariableType"];
        };
        GetVariableResultType: {
            attributeStatus: components["schemas"]["GetVariableStatusEnumType"];
            attributeStatusInfo?: components["schemas"]["StatusInfoType"];
            attributeType?: components["schemas"]["AttributeEnumType"];
            attributeValue?: string;
            component: components["schemas"]["ComponentType"];
            variable: components["schemas"]["VariableType"];
        };
        GetVariablesRequest: {
            getVariableData: components["schemas"]["GetVariableDataType"][];
        };
        GetVariablesResponse: {
            getVariableResult: components["schemas"]["GetVariableResultType"][];
        };
        /** @enum {string} */
        GetVariableStatusEnumType: "Accepted" | "Rejected" | "UnknownComponent" | "UnknownVariable" | "NotSupportedAttributeType";
        /** @enum {string} */
        HashAlgorithmEnumType: "SHA256" | "SHA384" | "SHA512";
        HeartbeatRequest: Record<string, never>;
        HeartbeatResponse: {
            /** Format: date-time */
            currentTime: string;
        };
        /** @enum {string} */
        IdTokenEnumType: "Central" | "eMAID" | "ISO14443" | "ISO15693" | "KeyCode" | "Local" | "MacAddress" | "NoAuthorization";
        IdTokenInfoType: {
            /** Format: date-time */
            cacheExpiryDateTime?: string;
            chargingPriority?: number;
            evseId?: number[];
            groupIdToken?: components["schemas"]["IdTokenType"];
            language1?: string;
            language2?: string;
            personalMessage?: components["schemas"]["MessageContentType"];
            status: components["schemas"]["AuthorizationStatusEnumType"];
        };
        /** @description Identifier presented at the reader, compared case-insensitively. */
        IdTokenType: {
            additionalInfo?: components["schemas"]["AdditionalInfoType"][];
            idToken: string;
            type: components["schemas"]["IdTokenEnumType"];
        };
        InstallCertificateRequest: {
            certificate: string;
            certificateType: components["schemas"]["InstallCertificateUseEnumType"];
        };
        InstallCertificateResponse: {
            status: components["schemas"]["InstallCertificateStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        InstallCertificateStatusEnumType: "Accepted" | "Rejected" | "Failed";
        /** @enum {string} */
        InstallCertificateUseEnumType: "V2GRootCertificate" | "MORootCertificate" | "CSMSRootCertificate" | "ManufacturerRootCertificate";
        /** @enum {string} */
        Iso15118EVCertificateStatusEnumType: "Accepted" | "Failed";
        /**
         * @description Absent means Outlet.
         * @enum {string}
         */
        LocationEnumType: "Body" | "Cable" | "EV" | "Inlet" | "Outlet";
        /** @enum {string} */
        LogEnumType: "DiagnosticsLog" | "SecurityLog";
        LogParametersType: {
            /** Format: date-time */
            latestTimestamp?: string;
            /** Format: date-time */
            oldestTimestamp?: string;
            remoteLocation: string;
        };
        /** @enum {string} */
        LogStatusEnumType: "Accepted" | "Rejected" | "AcceptedCanceled";
        LogStatusNotificationRequest: {
            requestId?: number;
            status: components["schemas"]["UploadLogStatusEnumType"];
        };
        LogStatusNotificationResponse: Record<string, never>;
        /**
         * @description Absent means Energy.Active.Import.Register.
         * @enum {string}
         */
        MeasurandEnumType: "Current.Export" | "Current.Import" | "Current.Offered" | "Energy.Active.Export.Register" | "Energy.Active.Import.Register" | "Energy.Reactive.Export.Register" | "Energy.Reactive.Import.Register" | "Energy.Active.Export.Interval" | "Energy.Active.Import.Interval" | "Energy.Active.Net" | "Energy.Reactive.Export.Interval" | "Energy.Reactive.Import.Interval" | "Energy.Reactive.Net" | "Energy.Apparent.Net" | "Energy.Apparent.Import" | "Energy.Apparent.Export" | "Frequency" | "Power.Active.Export" | "Power.Active.Import" | "Power.Factor" | "Power.Offered" | "Power.Reactive.Export" | "Power.Reactive.Import" | "SoC" | "Voltage";
        MessageContentType: {
            content: string;
            format: components["schemas"]["MessageFormatEnumType"];
            language?: string;
        };
        /** @enum {string} */
        MessageFormatEnumType: "ASCII" | "HTML" | "URI" | "UTF8";
        MessageInfoType: {
            display?: components["schemas"]["ComponentType"];
            /** Format: date-time */
            endDateTime?: string;
            id: number;
            message: components["schemas"]["MessageContentType"];
            priority: components["schemas"]["MessagePriorityEnumType"];
            /** Format: date-time */
            startDateTime?: string;
            state?: components["schemas"]["MessageStateEnumType"];
            transactionId?: string;
        };
        /** @enum {string} */
        MessagePriorityEnumType: "AlwaysFront" | "InFront" | "NormalCycle";
        /** @enum {string} */
        MessageStateEnumType: "Charging" | "Faulted" | "Idle" | "Unavailable";
        /** @enum {string} */
        MessageTriggerEnumType: "BootNotification" | "LogStatusNotification" | "FirmwareStatusNotification" | "Heartbeat" | "MeterValues" | "SignChargingStationCertificate" | "SignV2GCertificate" | "StatusNotification" | "TransactionEvent" | "SignCombinedCertificate" | "PublishFirmwareStatusNotification";
        MeterValuesRequest: {
            evseId: number;
            meterValue: components["schemas"]["MeterValueType"][];
        };
        MeterValuesResponse: Record<string, never>;
        /** @description Readings taken at one moment. */
        MeterValueType: {
            sampledValue: components["schemas"]["SampledValueType"][];
            /** Format: date-time */
            timestamp: string;
        };
        ModemType: {
            iccid?: string;
            imsi?: string;
        };
        /** @enum {string} */
        MonitorEnumType: "UpperThreshold" | "LowerThreshold" | "Delta" | "Periodic" | "PeriodicClockAligned";
        /** @enum {string} */
        MonitoringBaseEnumType: "All" | "FactoryDefault" | "HardWiredOnly";
        /** @enum {string} */
        MonitoringCriterionEnumType: "ThresholdMonitoring" | "DeltaMonitoring" | "PeriodicMonitoring";
        MonitoringDataType: {
            component: components["schemas"]["ComponentType"];
            variable: components["schemas"]["VariableType"];
            variableMonitoring: components["schemas"]["VariableMonitoringType"][];
        };
        /**
         * @description Absent means ReadWrite.
         * @enum {string}
         */
        MutabilityEnumType: "ReadOnly" | "WriteOnly" | "ReadWrite";
        NetworkConnectionProfileType: {
            apn?: components["schemas"]["APNType"];
            messageTimeout: number;
            ocppCsmsUrl: string;
            ocppInterface: components["schemas"]["OCPPInterfaceEnumType"];
            ocppTransport: components["schemas"]["OCPPTransportEnumType"];
            ocppVersion: components["schemas"]["OCPPVersionEnumType"];
            securityProfile: number;
            vpn?: components["schemas"]["VPNType"];
        };
        NotifyChargingLimitRequest: {
            chargingLimit: components["schemas"]["ChargingLimitType"];
            chargingSchedule?: components["schemas"]["ChargingScheduleType"][];
            evseId?: number;
        };
        NotifyChargingLimitResponse: Record<string, never>;
        /** @description While tbc is true more parts follow; absent means false. */
        NotifyCustomerInformationRequest: {
            data: string;
            /** Format: date-time */
            generatedAt: string;
            requestId: number;
            seqNo: number;
            tbc?: boolean;
        };
        NotifyCustomerInformationResponse: Record<string, never>;
        /** @description While tbc is true more parts follow; absent means false. */
        NotifyDisplayMessagesRequest: {
            messageInfo?: components["schemas"]["MessageInfoType"][];
            requestId: number;
            tbc?: boolean;
        };
        NotifyDisplayMessagesResponse: Record<string, never>;
        NotifyEVChargingNeedsRequest: {
            chargingNeeds: components["schemas"]["ChargingNeedsType"];
            evseId: number;
            maxScheduleTuples?: number;
        };
        NotifyEVChargingNeedsResponse: {
            status: components["schemas"]["NotifyEVChargingNeedsStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        NotifyEVChargingNeedsStatusEnumType: "Accepted" | "Rejected" | "Processing";
        NotifyEVChargingScheduleRequest: {
            chargingSchedule: components["schemas"]["ChargingScheduleType"];
            evseId: number;
            /** Format: date-time */
            timeBase: string;
        };
        NotifyEVChargingScheduleResponse: {
            status: components["schemas"]["GenericStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @description While tbc is true more parts follow; absent means false. */
        NotifyEventRequest: {
            eventData: components["schemas"]["EventDataType"][];
            /** Format: date-time */
            generatedAt: string;
            seqNo: number;
            tbc?: boolean;
        };
        NotifyEventResponse: Record<string, never>;
        /** @description While tbc is true more parts follow; absent means false. */
        NotifyMonitoringReportRequest: {
            /** Format: date-time */
            generatedAt: string;
            monitor?: components["schemas"]["MonitoringDataType"][];
            requestId: number;
            seqNo: number;
            tbc?: boolean;
        };
        NotifyMonitoringReportResponse: Record<string, never>;
        /** @description While tbc is true more parts follow; absent means false. */
        NotifyReportRequest: {
            /** Format: date-time */
            generatedAt: string;
            reportData?: components["schemas"]["ReportDataType"][];
            requestId: number;
            seqNo: number;
            tbc?: boolean;
        };
        NotifyReportResponse: Record<string, never>;
        /** @enum {string} */
        OCPPInterfaceEnumType: "Wired0" | "Wired1" | "Wired2" | "Wired3" | "Wireless0" | "Wireless1" | "Wireless2" | "Wireless3";
        /** @enum {string} */
        OCPPTransportEnumType: "JSON" | "SOAP";
        /** @enum {string} */
        OCPPVersionEnumType: "OCPP12" | "OCPP15" | "OCPP16" | "OCPP20";
        OCSPRequestDataType: {
            hashAlgorithm: components["schemas"]["HashAlgorithmEnumType"];
            issuerKeyHash: string;
            issuerNameHash: string;
            responderURL: string;
            serialNumber: string;
        };
        /** @enum {string} */
        OperationalStatusEnumType: "Inoperative" | "Operative";
        /** @enum {string} */
        PhaseEnumType: "L1" | "L2" | "L3" | "N" | "L1-N" | "L2-N" | "L3-N" | "L1-L2" | "L2-L3" | "L3-L1";
        PublishFirmwareRequest: {
            checksum: string;
            location: string;
            requestId: number;
            retries?: number;
            retryInterval?: number;
        };
        PublishFirmwareResponse: {
            status: components["schemas"]["GenericStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        PublishFirmwareStatusEnumType: "Idle" | "DownloadScheduled" | "Downloading" | "Downloaded" | "Published" | "DownloadFailed" | "DownloadPaused" | "InvalidChecksum" | "ChecksumVerified" | "PublishFailed";
        PublishFirmwareStatusNotificationRequest: {
            location?: string[];
            requestId?: number;
            status: components["schemas"]["PublishFirmwareStatusEnumType"];
        };
        PublishFirmwareStatusNotificationResponse: Record<string, never>;
        /**
         * @description Absent means Sample.Periodic.
         * @enum {string}
         */
        ReadingContextEnumType: "Interruption.Begin" | "Interruption.End" | "Other" | "Sample.Clock" | "Sample.Periodic" | "Transaction.Begin" | "Transaction.End" | "Trigger";
        /** @enum {string} */
        ReasonEnumType: "DeAuthorized" | "EmergencyStop" | "EnergyLimitReached" | "EVDisconnected" | "GroundFault" | "ImmediateReset" | "Local" | "LocalOutOfCredit" | "MasterPass" | "Other" | "OvercurrentFault" | "PowerLoss" | "PowerQuality" | "Reboot" | "Remote" | "SOCLimitReached" | "StoppedByEV" | "TimeLimitReached" | "Timeout";
        /** @enum {string} */
        RecurrencyKindEnumType: "Daily" | "Weekly";
        /** @enum {string} */
        RegistrationStatusEnumType: "Accepted" | "Pending" | "Rejected";
        RelativeTimeIntervalType: {
            duration?: number;
            start: number;
        };
        /** @enum {string} */
        ReportBaseEnumType: "ConfigurationInventory" | "FullInventory" | "SummaryInventory";
        /** @description While tbc is true more parts follow; absent means false. */
        ReportChargingProfilesRequest: {
            chargingLimitSource: components["schemas"]["ChargingLimitSourceEnumType"];
            chargingProfile: components["schemas"]["ChargingProfileType"][];
            evseId: number;
            requestId: number;
            tbc?: boolean;
        };
        ReportChargingProfilesResponse: Record<string, never>;
        ReportDataType: {
            component: components["schemas"]["ComponentType"];
            variable: components["schemas"]["VariableType"];
            variableAttribute: components["schemas"]["VariableAttributeType"][];
            variableCharacteristics?: components["schemas"]["VariableCharacteristicsType"];
        };
        /** @enum {string} */
        RequestStartStopStatusEnumType: "Accepted" | "Rejected";
        RequestStartTransactionRequest: {
            chargingProfile?: components["schemas"]["ChargingProfileType"];
            evseId?: number;
            groupIdToken?: components["schemas"]["IdTokenType"];
            idToken: components["schemas"]["IdTokenType"];
            remoteStartId: number;
        };
        RequestStartTransactionResponse: {
            status: components["schemas"]["RequestStartStopStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
            transactionId?: string;
        };
        RequestStopTransactionRequest: {
            transactionId: string;
        };
        RequestStopTransactionResponse: {
            status: components["schemas"]["RequestStartStopStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        ReservationStatusUpdateRequest: {
            reservationId: number;
            reservationUpdateStatus: components["schemas"]["ReservationUpdateStatusEnumType"];
        };
        ReservationStatusUpdateResponse: Record<string, never>;
        /** @enum {string} */
        ReservationUpdateStatusEnumType: "Expired" | "Removed";
        ReserveNowRequest: {
            connectorType?: components["schemas"]["ConnectorEnumType"];
            evseId?: number;
            /** Format: date-time */
            expiryDateTime: string;
            groupIdToken?: components["schemas"]["IdTokenType"];
            id: number;
            idToken: components["schemas"]["IdTokenType"];
        };
        ReserveNowResponse: {
            status: components["schemas"]["ReserveNowStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        ReserveNowStatusEnumType: "Accepted" | "Faulted" | "Occupied" | "Rejected" | "Unavailable";
        /** @enum {string} */
        ResetEnumType: "Immediate" | "OnIdle";
        ResetRequest: {
            evseId?: number;
            type: components["schemas"]["ResetEnumType"];
        };
        ResetResponse: {
            status: components["schemas"]["ResetStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        ResetStatusEnumType: "Accepted" | "Rejected" | "Scheduled";
        SalesTariffEntryType: {
            consumptionCost?: components["schemas"]["ConsumptionCostType"][];
            ePriceLevel?: number;
            relativeTimeInterval: components["schemas"]["RelativeTimeIntervalType"];
        };
        SalesTariffType: {
            id: number;
            numEPriceLevels?: number;
            salesTariffDescription?: string;
            salesTariffEntry: components["schemas"]["SalesTariffEntryType"][];
        };
        /** @description One reading. */
        SampledValueType: {
            context?: components["schemas"]["ReadingContextEnumType"];
            location?: components["schemas"]["LocationEnumType"];
            measurand?: components["schemas"]["MeasurandEnumType"];
            phase?: components["schemas"]["PhaseEnumType"];
            signedMeterValue?: components["schemas"]["SignedMeterValueType"];
            unitOfMeasure?: components["schemas"]["UnitOfMeasureType"];
            value: number;
        };
        SecurityEventNotificationRequest: {
            techInfo?: string;
            /** Format: date-time */
            timestamp: string;
            type: string;
        };
        SecurityEventNotificationResponse: Record<string, never>;
        SendLocalListRequest: {
            localAuthorizationList?: components["schemas"]["AuthorizationData"][];
            updateType: components["schemas"]["UpdateEnumType"];
            versionNumber: number;
        };
        SendLocalListResponse: {
            status: components["schemas"]["SendLocalListStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        SendLocalListStatusEnumType: "Accepted" | "Failed" | "VersionMismatch";
        SetChargingProfileRequest: {
            chargingProfile: components["schemas"]["ChargingProfileType"];
            evseId: number;
        };
        SetChargingProfileResponse: {
            status: components["schemas"]["ChargingProfileStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        SetDisplayMessageRequest: {
            message: components["schemas"]["MessageInfoType"];
        };
        SetDisplayMessageResponse: {
            status: components["schemas"]["DisplayMessageStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        SetMonitoringBaseRequest: {
            monitoringBase: components["schemas"]["MonitoringBaseEnumType"];
        };
        SetMonitoringBaseResponse: {
            status: components["schemas"]["GenericDeviceModelStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @description An absent transaction means false. */
        SetMonitoringDataType: {
            component: components["schemas"]["ComponentType"];
            id?: number;
            severity: number;
            transaction?: boolean;
            type: components["schemas"]["MonitorEnumType"];
            value: number;
            variable: components["schemas"]["VariableType"];
        };
        SetMonitoringLevelRequest: {
            severity: number;
        };
        SetMonitoringLevelResponse: {
            status: components["schemas"]["GenericStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        SetMonitoringResultType: {
            component: components["schemas"]["ComponentType"];
            id?: number;
            severity: number;
            status: components["schemas"]["SetMonitoringStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
            type: components["schemas"]["MonitorEnumType"];
            variable: components["schemas"]["VariableType"];
        };
        /** @enum {string} */
        SetMonitoringStatusEnumType: "Accepted" | "UnknownComponent" | "UnknownVariable" | "UnsupportedMonitorType" | "Rejected" | "Duplicate";
        SetNetworkProfileRequest: {
            configurationSlot: number;
            connectionData: components["schemas"]["NetworkConnectionProfileType"];
        };
        SetNetworkProfileResponse: {
            status: components["schemas"]["SetNetworkProfileStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        SetNetworkProfileStatusEnumType: "Accepted" | "Rejected" | "Failed";
        SetVariableDataType: {
            attributeType?: components["schemas"]["AttributeEnumType"];
            attributeValue: string;
            component: components["schemas"]["ComponentType"];
            variable: components["schemas"]["VariableType"];
        };
        SetVariableMonitoringRequest: {
            setMonitoringData: components["schemas"]["SetMonitoringDataType"][];
        };
        SetVariableMonitoringResponse: {
            setMonitoringResult: components["schemas"]["SetMonitoringResultType"][];
        };
        SetVariableResultType: {
            attributeStatus: components["schemas"]["SetVariableStatusEnumType"];
            attributeStatusInfo?: components["schemas"]["StatusInfoType"];
            attributeType?: components["schemas"]["AttributeEnumType"];
            component: components["schemas"]["ComponentType"];
            variable: components["schemas"]["VariableType"];
        };
        SetVariablesRequest: {
            setVariableData: components["schemas"]["SetVariableDataType"][];
        };
        SetVariablesResponse: {
            setVariableResult: components["schemas"]["SetVariableResultType"][];
        };
        /** @enum {string} */
        SetVariableStatusEnumType: "Accepted" | "Rejected" | "UnknownComponent" | "UnknownVariable" | "NotSupportedAttributeType" | "RebootRequired";
        SignCertificateRequest: {
            certificateType?: components["schemas"]["CertificateSigningUseEnumType"];
            csr: string;
        };
        SignCertificateResponse: {
            status: components["schemas"]["GenericStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        SignedMeterValueType: {
            encodingMethod: string;
            publicKey: string;
            signedMeterData: string;
            signingMethod: string;
        };
        /** @description Why, beyond what the status says. */
        StatusInfoType: {
            additionalInfo?: string;
            reasonCode: string;
        };
        StatusNotificationRequest: {
            connectorId: number;
            connectorStatus: components["schemas"]["ConnectorStatusEnumType"];
            evseId: number;
            /** Format: date-time */
            timestamp: string;
        };
        StatusNotificationResponse: Record<string, never>;
        /** @enum {string} */
        TransactionEventEnumType: "Ended" | "Started" | "Updated";
        /** @description An absent offline means false; seqNo counts the events of the transaction. */
        TransactionEventRequest: {
            cableMaxCurrent?: number;
            eventType: components["schemas"]["TransactionEventEnumType"];
            evse?: components["schemas"]["EVSEType"];
            idToken?: components["schemas"]["IdTokenType"];
            meterValue?: components["schemas"]["MeterValueType"][];
            numberOfPhasesUsed?: number;
            offline?: boolean;
            reservationId?: number;
            seqNo: number;
            /** Format: date-time */
            timestamp: string;
            transactionInfo: components["schemas"]["TransactionType"];
            triggerReason: components["schemas"]["TriggerReasonEnumType"];
        };
        TransactionEventResponse: {
            chargingPriority?: number;
            idTokenInfo?: components["schemas"]["IdTokenInfoType"];
            totalCost?: number;
            updatedPersonalMessage?: components["schemas"]["MessageContentType"];
        };
        TransactionType: {
            chargingState?: components["schemas"]["ChargingStateEnumType"];
            remoteStartId?: number;
            stoppedReason?: components["schemas"]["ReasonEnumType"];
            timeSpentCharging?: number;
            transactionId: string;
        };
        TriggerMessageRequest: {
            evse?: components["schemas"]["EVSEType"];
            requestedMessage: components["schemas"]["MessageTriggerEnumType"];
        };
        TriggerMessageResponse: {
            status: components["schemas"]["TriggerMessageStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        TriggerMessageStatusEnumType: "Accepted" | "Rejected" | "NotImplemented";
        /** @enum {string} */
        TriggerReasonEnumType: "Authorized" | "CablePluggedIn" | "ChargingRateChanged" | "ChargingStateChanged" | "Deauthorized" | "EnergyLimitReached" | "EVCommunicationLost" | "EVConnectTimeout" | "MeterValueClock" | "MeterValuePeriodic" | "TimeLimitReached" | "Trigger" | "UnlockCommand" | "StopAuthorized" | "EVDeparted" | "EVDetected" | "RemoteStop" | "RemoteStart" | "AbnormalCondition" | "SignedDataReceived" | "ResetCommand";
        /** @description An absent unit means Wh, an absent multiplier 0; the value is to be taken times ten to the power of the multiplier. */
        UnitOfMeasureType: {
            multiplier?: number;
            unit?: string;
        };
        UnlockConnectorRequest: {
            connectorId: number;
            evseId: number;
        };
        UnlockConnectorResponse: {
            status: components["schemas"]["UnlockStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        UnlockStatusEnumType: "Unlocked" | "UnlockFailed" | "OngoingAuthorizedTransaction" | "UnknownConnector";
        UnpublishFirmwareRequest: {
            checksum: string;
        };
        UnpublishFirmwareResponse: {
            status: components["schemas"]["UnpublishFirmwareStatusEnumType"];
        };
        /** @enum {string} */
        UnpublishFirmwareStatusEnumType: "DownloadOngoing" | "NoFirmware" | "Unpublished";
        /** @enum {string} */
        UpdateEnumType: "Differential" | "Full";
        UpdateFirmwareRequest: {
            firmware: components["schemas"]["FirmwareType"];
            requestId: number;
            retries?: number;
            retryInterval?: number;
        };
        UpdateFirmwareResponse: {
            status: components["schemas"]["UpdateFirmwareStatusEnumType"];
            statusInfo?: components["schemas"]["StatusInfoType"];
        };
        /** @enum {string} */
        UpdateFirmwareStatusEnumType: "Accepted" | "Rejected" | "AcceptedCanceled" | "InvalidCertificate" | "RevokedCertificate";
        /** @enum {string} */
        UploadLogStatusEnumType: "BadMessage" | "Idle" | "NotSupportedOperation" | "PermissionDenied" | "Uploaded" | "UploadFailure" | "Uploading" | "AcceptedCanceled";
        /** @description An absent persistent or constant means false. */
        VariableAttributeType: {
            constant?: boolean;
            mutability?: components["schemas"]["MutabilityEnumType"];
            persistent?: boolean;
            type?: components["schemas"]["AttributeEnumType"];
            value?: string;
        };
        VariableCharacteristicsType: {
            dataType: components["schemas"]["DataEnumType"];
            maxLimit?: number;
            minLimit?: number;
            supportsMonitoring: boolean;
            unit?: string;
            valuesList?: string;
        };
        VariableMonitoringType: {
            id: number;
            severity: number;
            transaction: boolean;
            type: components["schemas"]["MonitorEnumType"];
            value: number;
        };
        VariableType: {
            instance?: string;
            name: string;
        };
        /** @enum {string} */
        VPNEnumType: "IKEv2" | "IPSec" | "L2TP" | "PPTP";
        VPNType: {
            group?: string;
            key: string;
            password: string;
            server: string;
            type: components["schemas"]["VPNEnumType"];
            user: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
