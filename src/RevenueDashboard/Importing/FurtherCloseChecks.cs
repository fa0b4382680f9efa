namespace RevenueDashboard.Importing;

/// <summary>What is looked at beside the files before a month is closed: by who knows figures, which the importer does not.</summary>
/// <param name="month">The month that is to be closed.</param>
public delegate Task<IReadOnlyList<CloseCheck>> FurtherCloseChecks(Month month, CancellationToken cancellation);
