using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Reports;

public sealed class RoleChangesTests
{
    [Theory, Databases]
    public async Task What_a_file_of_roles_changes_is_told_role_by_role(DatabaseProvider provider)
    {
        await using var test = await TestBook.CreateAsync(provider);
        await test.CommitAsync("first.csv", "counterparty,role,product,part,from\nX,supplier,Model,40,2024-01\nX,supplier,Suite,,\nY,payer,,,\n");
        var staged = await test.StageAsync("second.csv", "counterparty,role,product,part,from\nX,supplier,Suite,,\nX,supplier,Model,60,2024-01\nX,investee,,,\n");
        var (book, cubes) = (test.Services.GetRequiredService<ReferenceBook>(), test.Services.GetRequiredService<CubeStore>());
        var preview = await cubes.PreviewAsync(new PreviewBatch(staged.BatchId!.Value, []), TestBook.Cancellation);

        var changes = ReferenceChanges.Between(await book.LoadAsync(TestBook.Cancellation), await book.WithAsync(staged.BatchId.Value, preview, TestBook.Cancellation), FileKind.Roles);

        Assert.Equal(
            [new("X", "role", "supplier, Model, 40%, 2024-01", null), new("X", "role", null, "supplier, Model, 60%, 2024-01"), new ReferenceChange("X", "role", null, "investee")], changes);
        var sayings = await book.SaidOfCustomerAsync(preview.Customers.Single(customer => customer.Name == "X").Id, TestBook.Cancellation);
        Assert.Equal(["Role: supplier, Model, 40%, 2024-01", "Role: supplier, Suite"], Assert.Single(sayings).Values);
    }
}
