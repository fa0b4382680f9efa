namespace RevenueDashboard.Data;

/// <summary>A customer as files name it.</summary>
/// <param name="Key">"id:" or "name:" and the key: see <see cref="Customer.Key"/>.</param>
/// <param name="Name">As the book spells it, raw.</param>
public sealed record EditedCustomer(string Key, string Name)
{
    private const string IdKey = "id:";

    /// <summary>The customer id of its files; empty when it is known by its name.</summary>
    public string CustomerId => Key.StartsWith(IdKey, StringComparison.Ordinal) ? Key[IdKey.Length..] : "";
}
