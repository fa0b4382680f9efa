namespace RevenueDashboard.Data;

/// <summary>A line of a spend file as understood. Numbers of customers and products are those the <see cref="ISpendSink"/> gave out.</summary>
public readonly record struct SpendRow
{
    public required long Line { get; init; }

    public required Month Month { get; init; }

    public required int CustomerId { get; init; }

    public required int ProductId { get; init; }

    public required RevenueType RevenueType { get; init; }

    public required Currency Currency { get; init; }

    /// <summary>Ten-thousandths of the currency.</summary>
    public required long Amount { get; init; }

    public long? AmountLow { get; init; }

    public long? AmountHigh { get; init; }

    public RecordStatus Status { get; init; }

    public string? Qualifier { get; init; }

    public string? Source { get; init; }

    public string? Note { get; init; }

    /// <summary>Ten-thousandths of <see cref="Unit"/>.</summary>
    public long? Quantity { get; init; }

    public string? Unit { get; init; }
}

/// <summary>What a spend file says of a customer beside its amounts; the last non-empty value in the file wins.</summary>
public sealed class SpendCustomer
{
    public required int CustomerId { get; init; }

    public int? ParentId { get; set; }

    public string? Industry { get; set; }

    public string? Country { get; set; }

    public string? PreviousProvider { get; set; }

    public Month? CustomerSince { get; set; }
}

/// <summary>Takes rows as they are read, one at a time, so that memory stays flat whatever the file's size.</summary>
public interface ISpendSink
{
    /// <summary>The number of the customer with this key; a new one when nobody has it yet. Called once per key and file.</summary>
    int CustomerOf(string key, string name);

    /// <summary>The number of the product with this key; a new one when nobody has it yet. Called once per key and file.</summary>
    int ProductOf(string key, string name);

    /// <summary>Takes a row. Never called again once the file has shown a problem.</summary>
    void Write(in SpendRow row);
}
