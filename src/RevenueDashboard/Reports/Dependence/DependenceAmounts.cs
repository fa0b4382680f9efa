namespace RevenueDashboard.Reports;

/// <summary>How much revenue needs a counterparty, each unit counted once however many roles it needs it in. Ten-thousandths of the reporting currency.</summary>
/// <param name="AsCustomer">What it and its group pay as customers.</param>
/// <param name="Direct">What needs it as customer or payer.</param>
/// <param name="Including">What needs it as customer, payer or supplier.</param>
/// <param name="Whole">What the shares are shares of: revenue above zero and the unallocated remainder; null when there are no shares.</param>
public sealed record DependenceAmounts(long AsCustomer, long Direct, long Including, long? Whole)
{
    /// <summary>0 to 1; null when there are no shares.</summary>
    public double? CustomerShare => ShareOf(AsCustomer);

    /// <inheritdoc cref="CustomerShare"/>
    public double? DirectShare => ShareOf(Direct);

    /// <inheritdoc cref="CustomerShare"/>
    public double? IncludingShare => ShareOf(Including);

    private double? ShareOf(long amount) => Whole is { } whole ? (double)amount / whole : null;
}
