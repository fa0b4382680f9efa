namespace RevenueDashboard.Cube;

/// <summary>A customer as the book knows it at the cube's time.</summary>
/// <param name="Id">Number in the database; a customer's address.</param>
/// <param name="Name">The first spelling seen, raw: encode it where it is shown.</param>
public sealed record CubeCustomer(
    int Id, string Name, string? Industry = null, string? Country = null, string? PreviousProvider = null, Month? CustomerSince = null)
{
    /// <summary>It stands in a grouped view for all that have something in common, and is in no database.</summary>
    public bool IsGroup => Id < 0;

    /// <summary>The group of those of whom nobody said where they belong.</summary>
    public bool IsNotSaid => IsGroup && Name == CustomerGroups.NotSaid;
}

/// <summary>A product as the book knows it at the cube's time.</summary>
/// <param name="Id">Number in the database.</param>
/// <param name="Key"><see cref="Names.Key"/> of the name.</param>
/// <param name="MarginLow">Lowest gross margin in basis points of revenue; null when nobody said.</param>
/// <param name="MarginHigh">Highest gross margin in basis points of revenue; null when nobody said.</param>
public sealed record CubeProduct(int Id, string Key, string Name, int? MarginLow = null, int? MarginHigh = null);

/// <summary>A published total of a product's month, in the reporting currency.</summary>
public sealed record CubeTotal(long Amount, RecordStatus Status, string? Source)
{
    /// <summary>As it was published; null where that was in the reporting currency.</summary>
    public Money? Foreign { get; init; }
}

/// <summary>The bounds and words that a cell's records carry beside its amount.</summary>
public sealed record CubeRange(long Low, long High, string? Qualifier);
