namespace RevenueDashboard.Importing;

/// <summary>The columns of a spend file by field; -1 for those it does not have. Looked up once, not in every row.</summary>
internal sealed class SpendColumns(ColumnMap map)
{
    public int Month { get; } = map[FileField.Month];
    public int Customer { get; } = map[FileField.Customer];
    public int CustomerId { get; } = map[FileField.CustomerId];
    public int Product { get; } = map[FileField.Product];
    public int Amount { get; } = map[FileField.Amount];
    public int Currency { get; } = map[FileField.Currency];
    public int RevenueType { get; } = map[FileField.RevenueType];
    public int Status { get; } = map[FileField.Status];
    public int AmountLow { get; } = map[FileField.AmountLow];
    public int AmountHigh { get; } = map[FileField.AmountHigh];
    public int Quantity { get; } = map[FileField.Quantity];
    public int Unit { get; } = map[FileField.Unit];
    public int Qualifier { get; } = map[FileField.Qualifier];
    public int Source { get; } = map[FileField.Source];
    public int Note { get; } = map[FileField.Note];
    public int Parent { get; } = map[FileField.Parent];
    public int Industry { get; } = map[FileField.Industry];
    public int Country { get; } = map[FileField.Country];
    public int PreviousProvider { get; } = map[FileField.PreviousProvider];
    public int CustomerSince { get; } = map[FileField.CustomerSince];

    /// <summary>Whether a row can say more of its amount than the amount.</summary>
    public bool HasDetails { get; } =
        map.HasAny(FileField.AmountLow, FileField.AmountHigh, FileField.Quantity, FileField.Unit, FileField.Qualifier, FileField.Source, FileField.Note);

    /// <summary>Whether a row can say something of its customer.</summary>
    public bool HasFacts { get; } =
        map.HasAny(FileField.Parent, FileField.Industry, FileField.Country, FileField.PreviousProvider, FileField.CustomerSince);

    public string? ParentHeader { get; } = map.Has(FileField.Parent) ? map.Headers[map[FileField.Parent]] : null;
}
