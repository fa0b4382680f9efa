namespace RevenueDashboard.Importing;

/// <summary>What can be wrong in reference files beside their single fields.</summary>
internal static class ReferenceProblems
{
    public static Fault MonthsReversed { get; } = new(ProblemCodes.MonthsReversed, "The last month under the parent is before the first. Exchange them.");

    public static Fault ParentsOverlap { get; } = new(ProblemCodes.ParentsOverlap,
        "The customer has two parents in the same month. Let one end (parent to) before the other begins (parent from).");

    public static Fault AliasOfItself { get; } = new(ProblemCodes.AliasOfItself, "This is the customer's own name. Write the other customer's, or leave the cell empty.");

    public static Fault AliasOfSeveral { get; } = new(ProblemCodes.AliasOfSeveral,
        "An earlier row says that the customer is the same as another one. Its revenue can count for one only: keep one of the rows.");

    public static Fault AliasContradicted { get; } = new(ProblemCodes.AliasContradicted, "The file says that the two are the same, and that they are not. Keep one of the two.");

    public static Fault AliasLoop { get; } = new(ProblemCodes.AliasLoop,
        "The names lead back to this one: each would count for the next, and none for a customer. Let one of them be no alias.");

    public static Fault AliasNone { get; } = new(ProblemCodes.AliasNone,
        "A name is parted from another by naming that one under \"distinct from\". Leave this cell empty to say nothing.");

    public static Fault RoleEmpty { get; } = new(ProblemCodes.RoleEmpty, "The role is empty. Write payer, supplier, investee or competitor; none when the counterparty has no role any more.");

    public static Fault RoleNone { get; } = new(ProblemCodes.RoleNone,
        "None says that the counterparty has no role any more. Leave its other rows out, and the other cells of this one empty but for source and note.");

    public static Fault RoleOfItself { get; } = new(ProblemCodes.RoleOfItself,
        "What a customer pays for itself needs no role. Name another customer, or leave the cell empty when revenue of any customer is meant.");

    public static Fault RolesOverlap { get; } = new(ProblemCodes.RolesOverlap,
        "The counterparty has this role twice in the same month, for the same product and customer. Let one end (to) before the other begins (from), or keep one of the rows.");

    public static Fault RoleMonthsReversed { get; } = new(ProblemCodes.MonthsReversed, "The last month of the role is before the first. Exchange them.");

    public static Fault PartUnreadable { get; } = new(ProblemCodes.PartUnreadable, "This is not a part of revenue. Write it in per cent with two decimals at most: 40, 40% or 12.25.");

    public static Fault PartFraction { get; } = new(ProblemCodes.PartUnreadable,
        "This could be a fraction or a very small percentage. Parts are in per cent: write 40 for 40 %, or 0.5% if half a per cent is meant.");

    public static Fault PartOutOfRange { get; } = new(ProblemCodes.PartOutOfRange, "A part of revenue is above 0 and at most 100 per cent. Leave the cell empty for all of it.");

    public static Fault PartOfRole { get; } = new(ProblemCodes.PartOfRole,
        "A part says how much revenue needs a payer or a supplier. Leave it empty here; how much of an investee is held is told in the note.");

    public static Fault FactorEmpty { get; } = new(ProblemCodes.FactorEmpty,
        "The factor is empty. Write competing model, breaks terms, contract end, commitment, previous provider, geopolitical or data sensitivity.");

    public static Fault FactorNone { get; } = new(ProblemCodes.FactorNone,
        "(none) takes back all that was said of a factor. Leave the other rows of this factor of this customer out, and the other cells of this row empty but for source and note.");

    public static Fault FactorStates { get; } = new(ProblemCodes.FactorStates,
        "An earlier row gives this factor of this customer another state from the same day on. Keep one of them, or date them.");

    public static Fault EvidenceEmpty { get; } = new(ProblemCodes.EvidenceEmpty, "The row says nothing of the factor. Give a state or a statement; of a commitment an amount, of a contract an end.");

    public static Fault CommitmentOfOther { get; } = new(ProblemCodes.CommitmentAmount, "Only a commitment has an amount. Write what else is known in the statement.");

    public static Fault CommitmentNotPositive { get; } = new(ProblemCodes.CommitmentAmount,
        "A commitment is above zero. Leave the cell empty when the amount is not known, and write denied as the state when there is no commitment.");

    public static Fault EndOfOther { get; } = new(ProblemCodes.EvidenceEnd, "Only a contract end or a commitment has an end. Write what else is known in the statement.");

    public static Fault EndBeforeDate { get; } = new(ProblemCodes.EvidenceEnd, "The end is before the day of the evidence. Check both.");

    public static Fault SeriesUnit { get; } = new(ProblemCodes.SeriesUnit, "The value is in per cent and the unit says otherwise. Leave the sign out, or write % as the unit.");

    public static Fault RateNotPositive { get; } = new(ProblemCodes.RateNotPositive,
        "An exchange rate is above zero. Write the reporting currency for one unit: 1.0845.");

    public static Fault MarginUnreadable { get; } = new(ProblemCodes.MarginUnreadable,
        "This is not a gross margin. Write it in per cent with two decimals at most: 55, 55% or 12.25.");

    public static Fault MarginFraction { get; } = new(ProblemCodes.MarginUnreadable,
        "This could be a fraction or a very small percentage. Margins are in per cent: write 55 for 55 %, or 0.5% if half a per cent is meant.");

    public static Fault MarginOutOfRange { get; } = new(ProblemCodes.MarginOutOfRange, "A gross margin is at most 100 per cent of revenue and not below -1,000 per cent.");

    public static Fault MarginBounds { get; } = new(ProblemCodes.MarginBounds, "The lowest gross margin is above the highest. Exchange them.");

    public static Fault Repeated(string what) => new(ProblemCodes.RowRepeated, $"An earlier row is about the same {what}. Keep one of them.");
}
